package io.tradepost.cli;

import picocli.CommandLine.IVersionProvider;

/** The release, as the jar's manifest names it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Tradepost.class.getPackage().getImplementationVersion();
    return new String[] {
      "tradepost " + (version == null ? "(built from sources)" : version),
      "Java " + Runtime.version()
    };
  }
}
