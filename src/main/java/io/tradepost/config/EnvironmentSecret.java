package io.tradepost.config;

import java.util.Map;
import java.util.Optional;

/** {@code ${env:NAME}}: a variable of the process's environment. */
record EnvironmentSecret(String name, Map<String, String> environment) implements Secret {
  @Override
  public String reveal() throws SecretUnavailableException {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new SecretUnavailableException(source() + notSet());
    }
    return value;
  }

  @Override
  public String source() {
    return "environment variable " + name;
  }

  @Override
  public Optional<String> advice() {
    return environment.getOrDefault(name, "").isEmpty()
        ? Optional.of(source() + notSet())
        : Optional.empty();
  }

  private static String notSet() {
    return " is not set; set it for the user and the service that run tradepost";
  }

  @Override
  public String toString() {
    return "•••";
  }
}
