package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;

/** Whether HTTP sessions can be asked: they are a servlet's, and JAX-RS has none of its own. */
final class ServletSessions {
  /** Of the module that lends what it knows of the session; nothing else of it is used here. */
  private static final String LENDER = "io.github.verifiedresponse.filter.VerifiedResponseFilter";

  private ServletSessions() {}

  /**
   * Refuses a verifier that would find no session at any request, and so refuse everybody.
   *
   * @throws ConfigurationException naming the setting, and the fix
   */
  static void require(ResponseVerifier verifier) {
    if (verifier.needsSession() && !isLent()) {
      throw ConfigurationException.of(
          Mistake.MISSING_MODULE,
          "the binding of verifier '"
              + verifier.name()
              + "' reads the HTTP session (session:NAME), which JAX-RS cannot access: add the jar"
              + " verified-response-filter to the application, or bind to principal, attribute:NAME"
              + " or expected:BEAN");
    }
  }

  private static boolean isLent() {
    return isIn(ServletSessions.class.getClassLoader())
        || isIn(Thread.currentThread().getContextClassLoader());
  }

  private static boolean isIn(ClassLoader loader) {
    try {
      Class.forName(LENDER, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
