package io.github.verifiedresponse.tests.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.VectorSecrets;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request that a vendor signed, or that somebody changed, and what a deployment knows. */
record SchemeVector(String file, int number, JsonNode json) {
  /** Vectors without a clock of their own are asked at this time, and at any age. */
  private static final Instant ANY_TIME = Instant.parse("2026-06-01T00:00:00Z");

  static final String PREFIX = "verified-response.vector.";

  String row() {
    return json.path("row").asText();
  }

  boolean isValid() {
    return json.path("expected").asText().equals("valid");
  }

  boolean isIncomplete() {
    return json.path("shape").asText().equals("incomplete");
  }

  /** Whether it is such as the RFC's own examples, whose signature fits any body. */
  boolean fitsAnyBody() {
    return row().equals("rfc9421")
        && !headers().getOrDefault("Signature-Input", "").contains("\"content-digest\"");
  }

  Optional<Vendor> vendor() {
    return Vendors.find(row());
  }

  Instant now() {
    return isDated() ? Instant.ofEpochSecond(json.get("now").asLong()) : ANY_TIME;
  }

  private boolean isDated() {
    return json.hasNonNull("now");
  }

  /** The components that a signature has to cover, where the vector says which. */
  List<String> required() {
    List<String> components = new ArrayList<>();
    json.path("config").path("require").forEach(component -> components.add(component.asText()));
    return components;
  }

  /** The settings of a deployment that knows what the vector says it knows. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    Vendor vendor = vendor().orElseThrow();
    settings.put("scheme", row());
    settings.put("replay-guard", "disabled");
    boolean dated = vendor.signsTime();
    if (dated && isDated()) {
      settings.put("clock-skew", "PT0.999S"); // it is said in whole seconds
    }
    if (dated && json.hasNonNull("tolerance")) {
      settings.put("max-age", "PT" + json.get("tolerance").asLong() + "S");
    } else if (dated && !isDated() && !vendor.isSession()) {
      settings.put("max-age", "unlimited");
    }
    json.path("config").properties().stream()
        .filter(known -> !known.getKey().equals("require") && !known.getValue().isNull())
        .forEach(known -> settings.put("config." + known.getKey(), known.getValue().asText()));
    if (row().equals("rfc9421")) {
      List<String> required = required();
      settings.put(
          "config.components", required.isEmpty() ? "content-digest" : String.join(",", required));
    }
    if (vendor.asks().contains("public-url")) {
      origin().ifPresent(origin -> settings.put("config.public-url", origin));
    }
    boolean takesPublicKey = vendor.takesPublicKey(settings.getOrDefault("config.alg", ""));
    settings.putAll(
        takesPublicKey
            ? Map.of("public-key", publicKey())
            : VectorSecrets.settings(vendor, secret()));
    Map<String, String> full = new HashMap<>();
    settings.forEach((key, value) -> full.put(PREFIX + key, value));
    return full;
  }

  /** The same keys and values, for a scheme that no setting names. */
  Deployment deployment() {
    Map<String, String> settings = settings();
    String secret = settings.get(PREFIX + "secret");
    Deployment deployment =
        secret == null
            ? Deployment.of(PublicKeys.text("the vector's key", publicKey()))
            : Deployment.of(Keys.of(Secret.ofSample("the vector's secret", secret)))
                .withKeyForm(settings.getOrDefault(PREFIX + "key-format", "utf8"));
    String config = PREFIX + "config.";
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (setting.getKey().startsWith(config)) {
        deployment =
            deployment.with(setting.getKey().substring(config.length()), setting.getValue());
      }
    }
    return deployment;
  }

  /** As a text, or as a JWK. */
  private String secret() {
    JsonNode key = json.hasNonNull("secret") ? json.get("secret") : json.path("key");
    JsonNode jwk = key.path("jwk");
    return jwk.has("k") ? "base64url:" + jwk.get("k").asText() : key.asText();
  }

  /** As PEM, as Base64, as a JWK, as a set of them, or as the root of certificates. */
  private String publicKey() {
    JsonNode key = json.hasNonNull("key") ? json.get("key") : json.path("secret");
    for (String kind : List.of("jwk", "jwks", "x5cRoot")) {
      if (key.has(kind)) {
        return key.get(kind).isTextual() ? key.get(kind).asText() : key.get(kind).toString();
      }
    }
    return key.asText().replaceFirst("^(pem|spki|whpk|hex|jwks|jwk|x5cRoot|base64):", "");
  }

  private Optional<String> origin() {
    String target = json.path("target").asText();
    return target.startsWith("http")
        ? Optional.of(target.substring(0, target.length() - requestTarget().length()))
        : Optional.empty();
  }

  String requestTarget() {
    String target = json.path("target").asText("/");
    if (!target.startsWith("http")) {
      return target;
    }
    URI uri = URI.create(target);
    int path = target.indexOf('/', uri.getScheme().length() + 3);
    return path < 0 ? "" : target.substring(path);
  }

  /** The request; where a vector leaves the media type out, it is one that the carrier takes. */
  InboundMessage message() {
    TestMessage message = new TestMessage().method(method()).target(requestTarget()).body(body());
    headers().forEach(message::header);
    return message.build();
  }

  String method() {
    return json.path("method").asText("POST");
  }

  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    vendor().orElseThrow().carrier().mediaTypes().stream()
        .sorted()
        .limit(1)
        .forEach(type -> headers.put("Content-Type", type));
    json.path("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
    return headers;
  }

  Content body() {
    return Content.copyOf(Base64.getDecoder().decode(json.path("body").asText()));
  }

  @Override
  public String toString() {
    return row()
        + " "
        + json.path("expected").asText()
        + " ("
        + file
        + " "
        + number
        + ") "
        + json.path("note").asText();
  }
}
