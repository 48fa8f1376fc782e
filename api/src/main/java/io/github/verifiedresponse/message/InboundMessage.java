package io.github.verifiedresponse.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.wire.JsonReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request as a filter hands it over: untrusted from the first to the last byte.
 *
 * <p>The body is read at most once, when the first step asks for it: not before the request's form
 * is found good, and not at all when the signed part sits in a header. What was not read of a
 * refused request, {@link #discardBody} takes off the connection.
 */
public final class InboundMessage {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final String method;
  private final String target;
  private final Function<String, List<String>> headers;
  private final BodySource bodySource;
  private final @Nullable PartSource parts;
  private final Caller caller;
  private @Nullable Content body;
  private boolean asked;
  private JsonReader reader = JsonReader.usual();
  private JsonReader envelopeReader = JsonReader.usual();
  private Supplier<String> keys = () -> "";
  private FilterKind filter = FilterKind.NONE;

  InboundMessage(InboundMessageBuilder builder) {
    this.method = builder.method;
    this.target = builder.target;
    this.headers = builder.headers;
    this.bodySource = builder.bodySource;
    this.parts = builder.parts;
    this.caller = builder.caller;
  }

  /**
   * Starts a message.
   *
   * @param method the HTTP method, as sent
   * @param target the request target in raw form: path, and query if there is one (RFC 9112,
   *     section 3.2), neither decoded nor normalised
   */
  public static InboundMessageBuilder of(String method, String target) {
    return new InboundMessageBuilder(method, target);
  }

  /** {@return the HTTP method, as sent} */
  public String method() {
    return method;
  }

  /** {@return the raw path and query} */
  public String target() {
    return target;
  }

  /** {@return the raw path, without the query} */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** {@return the raw query, or an empty string when there is none} */
  public String query() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  /**
   * {@return all values of a header, one for each line of the message, in order}
   *
   * @param name the header's name, in any case
   */
  public List<String> header(String name) {
    return headers.apply(name);
  }

  /**
   * Returns the value of a header that may occur once.
   *
   * @param name the header's name, in any case
   * @return the value, or empty when the header is absent or empty
   * @throws RejectedException with {@link Reason#AMBIGUOUS} when it occurs more than once
   */
  public Optional<String> singleHeader(String name) throws RejectedException {
    return single(header(name), "the header " + name);
  }

  /**
   * {@return the body, which the first call reads}
   *
   * @throws RejectedException as {@link Content#read} says
   */
  public Content body() throws RejectedException {
    Content read = body;
    if (read == null) {
      asked = true;
      read = bodySource.read();
      body = read;
    }
    return read;
  }

  /**
   * {@return a content of this message, or what was decoded from it, as one JSON object} As {@link
   * Content#toJsonObject}, with the limits of the verifier that judges this message.
   *
   * @throws RejectedException as {@link Content#toJsonObject} says
   */
  public ObjectNode json(Content content) throws RejectedException {
    return content.toJsonObject(reader.strict());
  }

  /**
   * {@return the same as {@link #json}, without a tree: the fields that the verifier judges are
   * found in one pass}
   *
   * @throws RejectedException as {@link #json} says
   */
  public StrictObject object(Content content) throws RejectedException {
    return content.toStrictObject(reader);
  }

  /**
   * {@return the same of a content whose signature was not checked yet} It may have 20,000 names,
   * values and brackets.
   *
   * @throws RejectedException as {@link #json} says
   */
  public StrictObject unverifiedObject(Content content) throws RejectedException {
    return content.toUnverifiedObject(reader);
  }

  /**
   * {@return the body as one JSON object that carries a result, in which the fields that the
   * carrier takes are found in one pass} Nothing of it was verified: it may have 20,000 names,
   * values and brackets.
   *
   * @throws RejectedException as {@link #json} and {@link #body()} say
   */
  public StrictObject envelope() throws RejectedException {
    return body().toUnverifiedObject(envelopeReader);
  }

  /**
   * States how JSON is read strictly; the verifier does so before any step asks for it.
   *
   * @param results reads what {@link #json} asks for
   * @param envelopes reads what {@link #envelope} asks for
   */
  public void readJsonBy(JsonReader results, JsonReader envelopes) {
    this.reader = results;
    this.envelopeReader = envelopes;
  }

  /** {@return the body if a step has asked for it, so that a filter can serve the bytes again} */
  public Optional<Content> bodyIfRead() {
    return Optional.ofNullable(body);
  }

  /**
   * Takes the body off the connection if no step has asked for it; a filter does so before it
   * answers with a refusal. Some servers (Jetty 12) close a connection, without a word in the
   * answer, when they have answered before the body came: what follows on it, behind a proxy
   * another person's request, would be lost. Nothing is read that {@link #body} would not read,
   * nothing from a client that waits to be asked for its body (RFC 9110, section 10.1.1), and
   * nothing of which its end is unknown (RFC 9112, section 6.3). It never throws.
   */
  public void discardBody() {
    try {
      if (!asked && header("Expect").isEmpty() && isPlainlyFramed()) {
        body();
      }
    } catch (Throwable unread) {
      // the message is refused already, and for another reason
    }
  }

  /** RFC 9112, section 6.1: anything but plain chunked is how one request becomes two. */
  boolean isPlainlyFramed() {
    List<String> transferEncoding = header("Transfer-Encoding");
    return transferEncoding.isEmpty()
        || (transferEncoding.size() == 1
            && transferEncoding.get(0).equalsIgnoreCase("chunked")
            && header("Content-Length").isEmpty());
  }

  /**
   * Notes under which keys the message is verified, so that the log line of a refusal can name
   * them.
   *
   * @param names the names of keys, never the keys; asked for only when there is such a line
   */
  public void noteKeys(Supplier<String> names) {
    keys = Objects.requireNonNull(names, "names");
  }

  /**
   * Notes the kind of filter that the message came through, for listeners.
   *
   * @param kind {@link FilterKind#NONE} unless it is set
   */
  public void noteFilter(FilterKind kind) {
    filter = Objects.requireNonNull(kind, "kind");
  }

  /** {@return the kind of filter that the message came through} */
  public FilterKind filter() {
    return filter;
  }

  /**
   * {@return the names of the keys under which the message was verified; empty when none was, or
   * when their source fails to name them: it must not break what is reported}
   */
  public String keyNames() {
    try {
      return keys.get();
    } catch (RuntimeException broken) {
      return "";
    }
  }

  /** {@return who sends the message, as the server knows it} */
  public Caller caller() {
    return caller;
  }

  /** {@return how parts of a multipart body are found, if that is known} */
  Optional<PartSource> parts() {
    return Optional.ofNullable(parts);
  }

  static Optional<String> single(List<String> values, String place) throws RejectedException {
    if (values.size() > 1) {
      throw new RejectedException(Reason.AMBIGUOUS, place + " occurs more than once");
    }
    return values.isEmpty() || values.get(0).isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(0));
  }

  /**
   * Shows the method only, and only a known one: a target may hold a token, headers hold
   * credentials, and a method may be any text.
   */
  @Override
  public String toString() {
    return "InboundMessage[" + (METHODS.contains(method) ? method : "another method") + "]";
  }

  /** Reads a body, bounded; {@link Content#read} is the usual one. */
  @FunctionalInterface
  public interface BodySource {

    /**
     * Reads the whole body.
     *
     * @throws RejectedException as {@link Content#read} says
     */
    Content read() throws RejectedException;
  }

  /** Finds the parts of a {@code multipart/form-data} body (RFC 7578). */
  @FunctionalInterface
  public interface PartSource {

    /**
     * {@return the texts of all parts of a name, files too, in order; empty when there is none}
     *
     * @param body the whole body
     * @param name the parts' name
     * @throws RejectedException with {@link Reason#MALFORMED} when the body cannot be decoded
     */
    List<String> texts(Content body, String name) throws RejectedException;
  }
}
