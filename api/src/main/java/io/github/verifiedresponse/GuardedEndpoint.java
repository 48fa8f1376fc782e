package io.github.verifiedresponse;

import io.github.verifiedresponse.message.FilterKind;
import java.util.Objects;

/**
 * One place in an application that a filter guards. All of it is what the application has declared,
 * so it is safe to log.
 *
 * @param filter the kind of filter that guards it
 * @param endpoint a method, such as {@code com.example.Results.post}; for the servlet filter {@code
 *     servlet NAME} or a URL pattern
 * @param verifier the verifier's name
 */
public record GuardedEndpoint(FilterKind filter, String endpoint, String verifier) {

  /** Checks that nothing is missing. */
  public GuardedEndpoint {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(verifier, "verifier");
  }
}
