package io.github.verifiedresponse.tests.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.key.PublicKeys;
import java.util.Base64;
import java.util.stream.Stream;

/** A signed sample of {@code vectors.json} as it is, with its own key. */
public record Vector(JsonNode json) {

  public static Stream<Vector> all() {
    return VectorFiles.elements(VectorFiles.json("vectors.json").get("vectors")).map(Vector::new);
  }

  public static Vector named(String id) {
    return all().filter(vector -> vector.id().equals(id)).findFirst().orElseThrow();
  }

  String id() {
    return text("id");
  }

  public String text(String name) {
    return json.path(name).asText();
  }

  boolean valid() {
    return text("expect").equals("valid");
  }

  /** Returns the shared key; a secret of ours where the vector has a key pair or none. */
  public KeySource keys() {
    return hasSharedKey()
        ? BinarySecrets.keys(Base64.getUrlDecoder().decode(json.path("key").get("k").asText()))
        : TestVendor.caf().keys();
  }

  /** Returns the key of a vector that is signed with a key pair. */
  public PublicKeySource publicKeys() {
    return PublicKeys.text("the vector's key", json.get("key").toString());
  }

  boolean hasSharedKey() {
    return json.path("key").has("k");
  }

  public TestMessage asToken() {
    return TestMessage.ofToken(text("token"));
  }

  TestMessage asSigned() {
    return TestMessage.ofSigned(text("body"), text("value"));
  }

  @Override
  public String toString() {
    return id() + (json.has("reason") ? ": " + text("reason") : "");
  }
}
