package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.scheme.SigningResult;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A request that a vendor signed, or an altered one. Immutable; it goes into every HTTP client by
 * {@link #method}, {@link #query}, {@link #forEachHeader} and {@link #body}, and into {@code
 * java.net.http} by {@link #to}.
 */
public final class SignedRequest {
  private static final String CONTENT_TYPE = "Content-Type";

  private final TestVendor vendor;
  private final Placement placement;
  private final SigningResult parts;
  private final String method;
  private final Map<String, List<String>> headers;
  private final String query;
  private final String body;

  private SignedRequest(
      TestVendor vendor,
      Placement placement,
      SigningResult parts,
      String method,
      Map<String, List<String>> headers,
      String query,
      String body) {
    this.vendor = vendor;
    this.placement = placement;
    this.parts = parts;
    this.method = method;
    this.headers = headers;
    this.query = query;
    this.body = body;
  }

  static SignedRequest of(TestVendor vendor, Placement placement, SigningResult parts) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    parts.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    if (!parts.mediaType().isEmpty()) {
      headers.put(CONTENT_TYPE, List.of(parts.mediaType()));
    }
    return new SignedRequest(
        vendor, placement, parts, vendor.signing().method(), headers, parts.query(), parts.body());
  }

  /** {@return the HTTP method} */
  public String method() {
    return method;
  }

  /** {@return the raw query, empty when there is none} */
  public String query() {
    return query;
  }

  /** {@return all header fields, Content-Type among them, by name; a list has one value a line} */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /**
   * Hands over each line of the header, such as to MockMvc: {@code forEachHeader(mock::header)}.
   */
  public void forEachHeader(BiConsumer<String, String> header) {
    headers.forEach((name, values) -> values.forEach(value -> header.accept(name, value)));
  }

  /** {@return the Content-Type, empty when there is none} */
  public String contentType() {
    return headers.getOrDefault(CONTENT_TYPE, List.of("")).get(0);
  }

  /** {@return the body's bytes, none when there is no body} */
  public byte[] body() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return the body as text} */
  public String text() {
    return body;
  }

  /** {@return the signed content alone, such as a token} */
  public String content() {
    return parts.content();
  }

  /**
   * {@return the request for {@code java.net.http}}
   *
   * @param endpoint where it is sent; where the vendor signs the path, that of {@link
   *     TestVendor#to}
   */
  public HttpRequest.Builder to(URI endpoint) {
    String base = endpoint.toString();
    String joined =
        query.isEmpty() ? base : base + (endpoint.getRawQuery() == null ? "?" : "&") + query;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(joined))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body()));
    forEachHeader(request::header);
    return request;
  }

  /** {@return the request as a verifier is given it, for tests without HTTP} */
  public InboundMessage message() {
    String target = vendor.signing().target();
    Content sent = Content.ofText(body);
    return InboundMessage.of(method, query.isEmpty() ? target : target + "?" + query)
        .headers(name -> headers.getOrDefault(name, List.of()))
        .body(sent)
        .build();
  }

  /** {@return the carrier with which a verifier finds what was signed in this request} */
  public Carrier carrier() {
    return placement.carrier().orElseGet(() -> vendor.scheme().carrier());
  }

  /** {@return the vendor, with the id and the time that were signed} */
  public TestVendor vendor() {
    return vendor;
  }

  SigningResult parts() {
    return parts;
  }

  Placement placement() {
    return placement;
  }

  /** {@return another result under the signature of this one} */
  public SignedRequest tampered() {
    SignedRequest other = vendor.fresh().placed(placement);
    return Alteration.of(other).replaced(other.parts.signature(), parts.signature());
  }

  /**
   * {@return the same result, signed so long ago; with a negative age, in the future}
   *
   * @throws NotApplicableException when the vendor signs no time
   */
  public SignedRequest aged(Duration age) {
    if (!vendor.signing().vendor().signsTime()) {
      throw new NotApplicableException("the scheme " + vendor.name() + " signs no time");
    }
    return vendor.aged(age).placed(placement);
  }

  /** {@return the same request twice: a server that remembers used results accepts one} */
  public List<SignedRequest> replayed() {
    return List.of(this, this);
  }

  /**
   * {@return a genuine result of another person}
   *
   * @throws NotApplicableException when {@link TestVendor#boundTo} did not say whose it is
   */
  public SignedRequest ofSomebodyElse() {
    String pointer =
        vendor
            .person()
            .orElseThrow(
                () -> new NotApplicableException("boundTo(…) does not say whose the result is"));
    return vendor.fresh().field(pointer, "another-person").placed(placement);
  }

  /**
   * {@return the same result as another JSON writer writes it, under the same signature}
   *
   * @throws NotApplicableException when the content is no JSON, or is signed field by field
   */
  public SignedRequest reserialised() {
    return Alteration.of(this).reserialised();
  }

  /** {@return the same result under another key} */
  public SignedRequest withOtherKey() {
    return vendor.withOtherKey().placed(placement);
  }

  /** {@return the first half of the content, with all else as it was} */
  public SignedRequest truncated() {
    String content = parts.content();
    return Alteration.of(this).replaced(content, content.substring(0, content.length() / 2));
  }

  /** Sets one header to these lines; none removes it. */
  SignedRequest header(String name, String... lines) {
    Map<String, List<String>> more = headers();
    if (lines.length == 0) {
      more.remove(name);
    } else {
      more.put(name, List.of(lines));
    }
    return with(more, query, body);
  }

  SignedRequest method(String other) {
    return new SignedRequest(vendor, placement, parts, other, headers, query, body);
  }

  SignedRequest with(Map<String, List<String>> otherHeaders, String otherQuery, String otherBody) {
    return new SignedRequest(vendor, placement, parts, method, otherHeaders, otherQuery, otherBody);
  }

  /** Shows vendor and method: what is signed may be a person's. */
  @Override
  public String toString() {
    return "SignedRequest[" + vendor.name() + " " + method.toUpperCase(Locale.ROOT) + "]";
  }
}
