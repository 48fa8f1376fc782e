package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.RejectedException;
import java.util.Optional;

/** Finds the secrets of one tenant: a table, a vault, a directory of files. */
@FunctionalInterface
public interface TenantKeys {

  /**
   * {@return where this tenant's secrets are, or empty when there is no such tenant}
   *
   * @param tenant letters, digits, hyphens and underscores, at most 64: anything else is no tenant
   *     and never asked for, so that a name can be part of a path or a query
   * @throws RejectedException with {@link io.github.verifiedresponse.message.Reason#UNAVAILABLE}
   *     when it cannot be found out now
   */
  Optional<KeySource> of(String tenant) throws RejectedException;
}
