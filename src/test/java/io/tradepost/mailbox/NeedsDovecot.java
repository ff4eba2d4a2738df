package io.tradepost.mailbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class that runs against a real Dovecot. Where none is installed the class is skipped with
 * a loud line; with {@code TRADEPOST_REAL_SERVERS=required} in the environment it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDovecot.Gate.class)
public @interface NeedsDovecot {

  /** Decides before the first test of the class. */
  final class Gate implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      if (DovecotServer.available()) {
        return;
      }
      String what = context.getDisplayName() + " needs Dovecot 2.3 (Debian: dovecot-imapd)";
      if ("required".equals(System.getenv("TRADEPOST_REAL_SERVERS"))) {
        Assertions.fail(what);
      }
      System.err.println("SKIPPED: " + what);
      Assumptions.abort(what);
    }
  }
}
