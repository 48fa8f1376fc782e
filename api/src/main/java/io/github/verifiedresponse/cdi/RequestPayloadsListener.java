package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationListener;
import jakarta.enterprise.inject.spi.CDI;

/** Carries what a door has verified into the request scope, where there is one. */
public final class RequestPayloadsListener implements VerificationListener {
  private static final boolean CDI_ON_CLASS_PATH = isCdiOnClassPath();

  /** Called by the service loader. */
  public RequestPayloadsListener() {}

  @Override
  public void onVerification(String verifier, Verification verification) {
    if (CDI_ON_CLASS_PATH && verification instanceof Verification.Verified verified) {
      try {
        CDI.current().select(RequestPayloads.class).get().remember(verified.payload());
      } catch (RuntimeException noScope) {
        // no container, no scope or no bean archive: then no bean can ask, and a bean that could
        // would be told that nothing was verified
        return;
      }
    }
  }

  private static boolean isCdiOnClassPath() {
    try {
      Class.forName(
          "jakarta.enterprise.inject.spi.CDI",
          false,
          RequestPayloadsListener.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
