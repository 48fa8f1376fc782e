package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers what a scheme has read. */
record Listening(SignatureScheme scheme, AtomicReference<AuthenticMessage> read)
    implements SignatureScheme {
  @Override
  public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
    AuthenticMessage message = scheme.authenticate(carried);
    read.set(message);
    return message;
  }

  @Override
  public String name() {
    return scheme.name();
  }

  @Override
  public Carrier carrier() {
    return scheme.carrier();
  }

  @Override
  public Set<String> partNames() {
    return scheme.partNames();
  }

  @Override
  public boolean signsTime() {
    return scheme.signsTime();
  }

  @Override
  public boolean namesType() {
    return scheme.namesType();
  }
}
