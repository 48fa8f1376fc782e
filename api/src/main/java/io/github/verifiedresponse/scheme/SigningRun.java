package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One genuine request of a vendor, made from the vendor's entry alone: what the entry says about
 * places, rules and texts is what is written and signed here.
 */
final class SigningRun {
  /** How long what expires is valid, where the entry asks for an end. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final Duration NOT_BEFORE = Duration.ofSeconds(10);
  private static final Pattern HEADER = Pattern.compile("\\{header:([^}]+)}");
  private static final Set<String> COMPONENTS =
      Set.of("@method", "@target-uri", HttpMessageSignature.CONTENT_DIGEST);

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Signing signing;
  private final Vendor vendor;
  private final Deployment deployment;
  private String body = "";
  private String query = "";
  private String content = "";
  private String signature = "";
  private String beside = "";

  SigningRun(Signing signing) {
    this.signing = signing;
    this.vendor = signing.vendor;
    this.deployment = signing.deployment;
  }

  SigningResult parts() throws RejectedException {
    switch (vendor.family) {
      case DETACHED -> detached();
      case JWS -> place(token(signing.fields()));
      case JWS_HASH -> hashed();
      case JWS_DETACHED -> detachedToken();
      case HTTP_SIGNATURE -> httpMessage();
      case SD_JWT -> disclosing();
    }
    return new SigningResult(
        headers, body, query, mediaType(), content, signature, beside, form(), signsBytes());
  }

  private String mediaType() {
    return vendor.carrier().mediaTypes().stream().sorted().findFirst().orElse("");
  }

  private SigningResult.Form form() {
    return switch (vendor.family) {
      case JWS, SD_JWT -> SigningResult.Form.WHOLE;
      case JWS_HASH, JWS_DETACHED, HTTP_SIGNATURE -> SigningResult.Form.REQUEST;
      case DETACHED -> {
        boolean ofQuery =
            vendor.template.contains("src=query") || vendor.template.contains("{url}");
        yield ofQuery || vendor.signature.startsWith("query:")
            ? SigningResult.Form.REQUEST
            : beside.isEmpty() ? SigningResult.Form.WHOLE : SigningResult.Form.BESIDE;
      }
    };
  }

  private boolean signsBytes() {
    return vendor.family != Vendor.Family.DETACHED
        || Template.compile(vendor.template, deployment).holdsContent();
  }

  private void detached() throws RejectedException {
    Matcher header = HEADER.matcher(vendor.template);
    while (header.find()) {
      headers.put(header.group(1), "header-" + number());
    }
    if (vendor.time.place().startsWith("header:")) {
      headers.put(vendor.time.place().substring("header:".length()), time());
    }
    write("signature");
    commit();
    Received received = new Received(vendor.carrier().take(message()));
    String given = vendor.time.text(received, vendor.grammar.holdsTime() ? time() : null);
    SignedMessage signed = Template.compile(vendor.template, deployment).of(received, given);
    signature = vendor.encoding.encode(sign(signed.joined().toByteArray()));
    write(signature);
  }

  private String number() {
    String number = signing.result.number();
    return number.isEmpty() ? Long.toString(signing.at.toEpochMilli()) : number;
  }

  /** Writes content and signature into their places; then what is signed is read from them. */
  private void write(String value) {
    String written = vendor.grammar.write(time(), value);
    ObjectNode fields = signing.fields();
    if (vendor.signature.startsWith("json:") && vendor.carrier.equals("body")) {
      Payloads.put(fields, JsonPointer.compile(vendor.signature.substring(5)), node(written));
    }
    place(
        switch (vendor.payload) {
          case JSON, RAW -> text(fields);
          case FORM -> form(fields, written);
          case PART_JSON -> written + "." + base64url(text(fields));
        });
    if (vendor.signature.startsWith("header:")) {
      beside = written;
      headers.put(vendor.signature.substring("header:".length()), written);
    } else if (vendor.carrier.startsWith("json:")) {
      beside = written;
      ObjectNode envelope = JsonNodeFactory.instance.objectNode();
      Payloads.put(envelope, JsonPointer.compile(vendor.carrier.substring(5)), node(content));
      Payloads.put(envelope, JsonPointer.compile(vendor.signature.substring(5)), node(written));
      body = envelope.toString();
    }
  }

  private String text(ObjectNode fields) {
    return signing.given(fields).orElseGet(fields::toString);
  }

  private String form(ObjectNode fields, String written) {
    StringBuilder form = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      form.append(form.isEmpty() ? "" : "&").append(encoded(field.getKey()));
      form.append('=').append(encoded(field.getValue().asText()));
    }
    if (!vendor.signature.startsWith("header:")) {
      String name = vendor.signature.substring(vendor.signature.indexOf(':') + 1);
      form.append('&').append(name).append('=').append(encoded(written));
    }
    return form.toString();
  }

  private void commit() {
    for (String rule : vendor.commitments) {
      if (rule.equals("query:bodySHA256=sha256hex(body)")) {
        query = "bodySHA256=" + Digests.sha256Hex(Content.ofText(body));
      } else {
        headers.put(
            rule.substring("header:".length(), rule.indexOf('=')),
            rule.substring(rule.indexOf('=') + 1));
      }
    }
  }

  private void hashed() {
    body = "{\"handed\":\"on-" + number() + "\"}";
    content = body;
    ObjectNode claims = signing.fields();
    for (String rule : vendor.commitments) {
      claims.put(
          rule.substring(1, rule.indexOf('=')),
          rule.contains("(url)")
              ? Digests.sha256Hex(Content.ofText(deployment.publicUrl() + signing.target))
              : Digests.sha256Hex(Content.ofText(body)));
    }
    claims.put("nbf", signing.at.minus(NOT_BEFORE).getEpochSecond());
    claims.put("exp", signing.at.plus(LIFETIME).getEpochSecond());
    beside = token(claims);
    headers.put(vendor.signature.substring("header:".length()), beside);
  }

  /** One header is signed where the entry lets a token name those that are. */
  private void detachedToken() throws RejectedException {
    body = text(signing.fields());
    content = body;
    Template template = Template.compile(vendor.template, deployment);
    String named = template.namedHeaders().map(name -> ",\"" + name + "\":\"X-Signed\"").orElse("");
    if (!named.isEmpty()) {
      headers.put("X-Signed", "header-" + number());
    }
    Received received = new Received(vendor.carrier().take(message()));
    String line = "X-Signed: header-" + number() + "\n";
    byte[] payload = template.of(received, line).joined().toByteArray();
    String header = base64url("{\"alg\":\"" + algorithm().jws() + "\"" + named + "}");
    String input = header + "." + Encoding.BASE64URL.encode(payload);
    signature = Encoding.BASE64URL.encode(sign(utf8(input)));
    beside = header + ".." + signature;
    headers.put(vendor.signature.substring("header:".length()), beside);
  }

  private void httpMessage() {
    String components = deployment.value("components").orElse(HttpMessageSignature.CONTENT_DIGEST);
    if (!COMPONENTS.containsAll(List.of(components.split("\\s*,\\s*")))) {
      throw new IllegalArgumentException(
          "the test kit covers @method, @target-uri and content-digest only, not " + components);
    }
    body = text(signing.fields());
    content = body;
    String digest =
        "sha-256=:" + Encoding.BASE64.encode(Digests.digest("SHA-256", Content.ofText(body))) + ":";
    String covered =
        "(\"@method\" \"@target-uri\" \"content-digest\");created=" + signing.at.getEpochSecond();
    String base =
        ("\"@method\": " + signing.method + "\n")
            + ("\"@target-uri\": " + deployment.publicUrl() + signing.target + "\n")
            + ("\"content-digest\": " + digest + "\n\"@signature-params\": " + covered);
    signature = Encoding.BASE64.encode(sign(utf8(base)));
    headers.put("Content-Digest", digest);
    headers.put("Signature-Input", "sig1=" + covered);
    headers.put("Signature", "sig1=:" + signature + ":");
  }

  private void disclosing() {
    String disclosure = base64url("[\"salt-1\",\"name\",\"Ada\"]");
    ObjectNode claims = signing.fields();
    claims
        .putArray("_sd")
        .add(Encoding.BASE64URL.encode(Digests.digest("SHA-256", Content.ofText(disclosure))));
    place(token(claims) + "~" + disclosure + "~");
  }

  private String token(ObjectNode claims) {
    String input =
        base64url("{\"alg\":\"" + algorithm().jws() + "\"}") + "." + base64url(text(claims));
    signature = Encoding.BASE64URL.encode(sign(utf8(input)));
    return input + "." + signature;
  }

  private void place(String text) {
    content = text;
    String carrier = vendor.carrier;
    if (carrier.equals("query")) {
      query = text;
    } else if (carrier.startsWith("header:")) {
      headers.put(carrier.substring("header:".length()), text);
    } else if (carrier.startsWith("form:")) {
      body = carrier.substring("form:".length()) + "=" + encoded(text);
    } else {
      body = text;
    }
  }

  private String time() {
    return vendor.time.form().write(signing.at);
  }

  private Algorithm algorithm() {
    return signing.algorithm();
  }

  private byte[] sign(byte[] message) {
    return signing.key.sign(algorithm(), message);
  }

  private InboundMessage message() {
    Content sent = Content.ofText(body);
    return InboundMessage.of(
            signing.method, query.isEmpty() ? signing.target : signing.target + "?" + query)
        .headers(name -> Optional.ofNullable(header(name)).stream().toList())
        .body(() -> sent)
        .build();
  }

  private @Nullable String header(String name) {
    boolean ofBody = name.equalsIgnoreCase("Content-Type") && !mediaType().isEmpty();
    return ofBody ? mediaType() : headers.get(name);
  }

  private static String base64url(String text) {
    return Encoding.BASE64URL.encode(utf8(text));
  }

  private static TextNode node(String value) {
    return new TextNode(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
