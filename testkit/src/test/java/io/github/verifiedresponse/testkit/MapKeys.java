package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key source as a user writes one: the tenant is in a header.
 *
 * @param byTenant from one to four secrets for each
 */
record MapKeys(Map<String, List<Secret>> byTenant) implements KeySource {
  @Override
  public List<Secret> secrets(InboundMessage message) throws RejectedException {
    Optional<List<Secret>> secrets = message.singleHeader("Tenant").map(byTenant::get);
    return secrets.orElseThrow(
        () -> new RejectedException(Reason.UNVERIFIED, "the tenant has no secret"));
  }
}
