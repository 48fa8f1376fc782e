package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Sender;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One vendor's entry with the keys of a deployment. */
record VendorScheme(
    Vendor vendor,
    Carrier carrier,
    PartNames parts,
    Proof proof,
    ResultShape shape,
    Deployment deployment)
    implements SignatureScheme {

  @Override
  public String name() {
    return vendor.name();
  }

  @Override
  public Set<String> partNames() {
    return parts.all();
  }

  @Override
  public boolean signsTime() {
    return vendor.time.isSigned();
  }

  @Override
  public boolean namesType() {
    return vendor.namesType();
  }

  @Override
  public Freshness freshness() {
    return vendor.time.freshness();
  }

  @Override
  public Sender sender() {
    return vendor.relayed ? Sender.CLIENT : Sender.VENDOR;
  }

  @Override
  public boolean isSession() {
    return vendor.session;
  }

  @Override
  public void requireReady() throws RejectedException {
    deployment.requireKeys();
  }

  @Override
  public Optional<Instant> nextKeyEnd() {
    return deployment.secrets().flatMap(KeySource::nextEnd);
  }

  @Override
  public Set<JsonPointer> fields() {
    Set<JsonPointer> fields = new LinkedHashSet<>(shape.fields());
    fields.addAll(proof.fields());
    return fields;
  }

  @Override
  public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
    Received received = new Received(carried, parts);
    return shape.read(received, proof.prove(received));
  }

  @Override
  public String toString() {
    return vendor.variant().isEmpty() ? vendor.name() : vendor.name() + " " + vendor.variant();
  }
}
