package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.TestMessage;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A genuine request of a vendor, made from the vendor's entry alone: what the entry says about
 * places, rules and texts is what is written and signed here.
 */
final class SignedSample {
  static final long NOW = 1_700_000_000;

  private static final Pattern HEADER = Pattern.compile("\\{header:([^}]+)}");

  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  byte[] body = new byte[0];
  String query = "";

  private final Vendor vendor;
  private final TestKeys keys;
  private final Deployment deployment;

  private SignedSample(Vendor vendor, TestKeys keys) {
    this.vendor = vendor;
    this.keys = keys;
    this.deployment = known(vendor, keys.deployment());
  }

  static Deployment known(Vendor vendor, Deployment deployment) {
    Deployment known = deployment;
    for (String name : vendor.asks()) {
      known =
          switch (name) {
            case "public-url" -> known.with(name, "https://www.example.com");
            case "alg", "components" -> known;
            default -> known.with(name, SampleFields.CONFIGURED);
          };
    }
    return known;
  }

  static SignedSample of(Vendor vendor, TestKeys keys) throws RejectedException {
    SignedSample sample = new SignedSample(vendor, keys);
    switch (vendor.family) {
      case DETACHED -> sample.detached();
      case JWS -> sample.place(utf8(sample.token(sample.fields())));
      case JWS_HASH -> sample.hashed();
      case JWS_DETACHED -> sample.detachedToken();
      case HTTP_SIGNATURE -> sample.httpMessage();
      case SD_JWT -> sample.disclosing();
    }
    return sample;
  }

  private ObjectNode fields() {
    return SampleFields.of(vendor, deployment, NOW);
  }

  private void detached() throws RejectedException {
    Matcher header = HEADER.matcher(vendor.template);
    while (header.find()) {
      headers.put(header.group(1), "header-1");
    }
    if (vendor.time.place().startsWith("header:")) {
      headers.put(vendor.time.place().substring("header:".length()), time());
    }
    write("signature");
    commit();
    Received received = new Received(vendor.carrier().take(message()));
    String given = vendor.time.text(received, vendor.grammar.holdsTime() ? time() : null);
    SignedMessage signed = Template.compile(vendor.template, deployment).of(received, given);
    write(vendor.encoding.encode(keys.sign(signed.joined().toByteArray())));
  }

  /** Writes content and signature into their places; then what is signed is read from them. */
  private void write(String signature) {
    String written = vendor.grammar.write(time(), signature);
    ObjectNode fields = fields();
    if (vendor.signature.startsWith("json:") && vendor.carrier.equals("body")) {
      Payloads.put(fields, JsonPointer.compile(vendor.signature.substring(5)), node(written));
    }
    switch (vendor.payload) {
      case JSON, RAW -> place(utf8(fields.toString()));
      case FORM -> place(utf8(form(fields, written)));
      case PART_JSON ->
          place(utf8(written + "." + Encoding.BASE64URL.encode(utf8(fields.toString()))));
    }
    if (vendor.signature.startsWith("header:")) {
      headers.put(vendor.signature.substring("header:".length()), written);
    } else if (vendor.carrier.startsWith("json:")) {
      ObjectNode envelope = JsonNodeFactory.instance.objectNode();
      Payloads.put(
          envelope, JsonPointer.compile(vendor.carrier.substring(5)), node(fields.toString()));
      Payloads.put(envelope, JsonPointer.compile(vendor.signature.substring(5)), node(written));
      body = utf8(envelope.toString());
    }
  }

  private String form(ObjectNode fields, String signature) {
    StringBuilder form = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      form.append(encoded(field.getKey())).append('=');
      form.append(encoded(field.getValue().asText())).append('&');
    }
    String keep = Template.compile(vendor.template, deployment).params().orElseThrow().keep();
    form.append(keep).append("more=more-1");
    if (!vendor.signature.startsWith("header:")) {
      String name = vendor.signature.substring(vendor.signature.indexOf(':') + 1);
      form.append('&').append(name).append('=').append(encoded(signature));
    }
    return form.toString();
  }

  private void commit() {
    for (String rule : vendor.commitments) {
      if (rule.equals("query:bodySHA256=sha256hex(body)")) {
        query = "bodySHA256=" + Digests.sha256Hex(Content.copyOf(body));
      } else {
        headers.put(
            rule.substring("header:".length(), rule.indexOf('=')),
            rule.substring(rule.indexOf('=') + 1));
      }
    }
  }

  private void hashed() {
    body = utf8("{\"handed\":\"on\"}");
    ObjectNode claims = fields();
    for (String rule : vendor.commitments) {
      claims.put(
          rule.substring(1, rule.indexOf('=')),
          rule.contains("(url)")
              ? Digests.sha256Hex(Content.ofText("https://www.example.com/results"))
              : Digests.sha256Hex(Content.copyOf(body)));
    }
    claims.put("nbf", NOW - 10).put("exp", NOW + 10);
    headers.put(vendor.signature.substring("header:".length()), token(claims));
  }

  /** One header is signed where the entry lets a token name those that are. */
  private void detachedToken() throws RejectedException {
    body = utf8(fields().toString());
    Template template = Template.compile(vendor.template, deployment);
    String named = template.namedHeaders().map(name -> ",\"" + name + "\":\"X-Signed\"").orElse("");
    if (!named.isEmpty()) {
      headers.put("X-Signed", "header-1");
    }
    Received received = new Received(vendor.carrier().take(message()));
    byte[] payload = template.of(received, "X-Signed: header-1\n").joined().toByteArray();
    String header = base64url("{\"alg\":\"" + vendor.algorithm.jws() + "\"" + named + "}");
    String input = header + "." + Encoding.BASE64URL.encode(payload);
    headers.put(
        vendor.signature.substring("header:".length()),
        header + ".." + Encoding.BASE64URL.encode(keys.sign(utf8(input))));
  }

  private void httpMessage() {
    body = utf8(fields().toString());
    String digest =
        "sha-256=:" + Encoding.BASE64.encode(Digests.digest("SHA-256", Content.copyOf(body))) + ":";
    String covered = "(\"@method\" \"@target-uri\" \"content-digest\");created=" + NOW;
    String base =
        "\"@method\": POST\n\"@target-uri\": https://www.example.com/results\n\"content-digest\": "
            + (digest + "\n\"@signature-params\": " + covered);
    headers.put("Content-Digest", digest);
    headers.put("Signature-Input", "sig1=" + covered);
    headers.put("Signature", "sig1=:" + Encoding.BASE64.encode(keys.sign(utf8(base))) + ":");
  }

  private void disclosing() {
    String disclosure = base64url("[\"salt-1\",\"name\",\"Ada\"]");
    ObjectNode claims = fields();
    claims
        .putArray("_sd")
        .add(Encoding.BASE64URL.encode(Digests.digest("SHA-256", Content.ofText(disclosure))));
    place(utf8(token(claims) + "~" + disclosure + "~"));
  }

  private String token(ObjectNode claims) {
    if (claims.path("exp").isTextual()) {
      claims.put("exp", NOW + 10);
    }
    String input =
        base64url("{\"alg\":\"" + vendor.algorithm.jws() + "\"}")
            + "."
            + base64url(claims.toString());
    return input + "." + Encoding.BASE64URL.encode(keys.sign(utf8(input)));
  }

  private static String base64url(String text) {
    return Encoding.BASE64URL.encode(utf8(text));
  }

  private void place(byte[] content) {
    String carrier = vendor.carrier;
    String text = text(content);
    if (carrier.equals("query")) {
      query = text;
    } else if (carrier.startsWith("header:")) {
      headers.put(carrier.substring("header:".length()), text);
    } else if (carrier.startsWith("form:")) {
      body = utf8(carrier.substring("form:".length()) + "=" + encoded(text));
    } else {
      body = content;
    }
  }

  private String time() {
    return switch (vendor.time.form()) {
      case SECONDS -> Long.toString(NOW);
      case MILLISECONDS -> Long.toString(NOW * 1000);
      case RFC3339 -> Instant.ofEpochSecond(NOW).toString();
    };
  }

  /** A copy with other bytes. */
  SignedSample with(byte[] otherBody, String otherQuery) {
    SignedSample copy = new SignedSample(vendor, keys);
    copy.headers.putAll(headers);
    copy.body = otherBody;
    copy.query = otherQuery;
    return copy;
  }

  String header(String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  TestMessage request() {
    TestMessage request =
        new TestMessage()
            .target(query.isEmpty() ? "/results" : "/results?" + query)
            .body(Content.copyOf(body));
    headers.forEach(request::header);
    vendor.carrier().mediaTypes().stream()
        .sorted()
        .findFirst()
        .ifPresent(type -> request.header("Content-Type", type));
    return request;
  }

  private InboundMessage message() {
    return request().build();
  }

  private static TextNode node(String value) {
    return new TextNode(value);
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
