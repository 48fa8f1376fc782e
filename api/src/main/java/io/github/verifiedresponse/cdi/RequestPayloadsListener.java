package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/** Carries what a filter has verified into the request scope, where there is one. */
public final class RequestPayloadsListener implements VerificationListener {
  private static final boolean CDI_ON_CLASS_PATH = isCdiOnClassPath();

  private volatile @Nullable Found found;

  /** Called by the service loader. */
  public RequestPayloadsListener() {}

  @Override
  public boolean isNeeded() {
    return CDI_ON_CLASS_PATH;
  }

  @Override
  public void onEvent(VerificationEvent event) {
    if (event.step() == VerificationEvent.Step.VERIFY
        && event.verification() instanceof Verification.Verified verified) {
      remember(verified.payload());
    }
  }

  /**
   * The bean of an application is looked up once: Weld walks the caller's whole stack for each
   * {@code CDI.current()}, which costs more than to verify a small token. What was found is each
   * request's own all the same, since it is a client proxy (CDI 4.0, section 5.4).
   */
  private void remember(VerifiedPayload payload) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    Found known = found;
    if (known == null || known.application() != application || !known.remember(payload)) {
      found = null; // its container may have ended, and another have started
      try {
        Found looked = new Found(application, CDI.current().select(RequestPayloads.class).get());
        if (looked.remember(payload)) {
          found = looked;
        }
      } catch (RuntimeException noContainer) {
        // no container or no bean archive: no bean can ask
        return;
      }
    }
  }

  /**
   * The bean, as an application sees it.
   *
   * @param application the context class loader of its requests
   */
  private record Found(ClassLoader application, RequestPayloads payloads) {

    /** Without a request scope no bean can ask, or is told that nothing was verified. */
    boolean remember(VerifiedPayload payload) {
      try {
        payloads.remember(payload);
        return true;
      } catch (RuntimeException noScope) {
        return false;
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
