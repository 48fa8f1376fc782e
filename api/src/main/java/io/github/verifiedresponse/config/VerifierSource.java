package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifier;
import java.util.Collection;

/**
 * Verifiers that an application builds in code, so that {@code @VerifiedResponse} and filters find
 * them by name beside those of the settings. Named in {@code
 * META-INF/services/io.github.verifiedresponse.config.VerifierSource}; asked once, at start.
 */
@FunctionalInterface
public interface VerifierSource {

  /** {@return the verifiers; none may have the name of another one} */
  Collection<ResponseVerifier> verifiers();
}
