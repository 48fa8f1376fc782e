package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.InboundMessageBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An HTTP request as it was recorded where the signature was refused.
 *
 * @param method the HTTP method, such as {@code POST}
 * @param target the raw path and query, as the server received them
 * @param headers all headers, in order
 * @param body the body's bytes, without a transfer encoding
 */
public record Request(String method, String target, List<Header> headers, Content body) {

  /**
   * Copies the headers. Transfer-Encoding is left out, and a Content-Length beside it or that is no
   * number: here the body is framed already, and only a length can be signed.
   */
  public Request {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(body, "body");
    boolean isCoded = headers.stream().anyMatch(header -> header.is("Transfer-Encoding"));
    headers = headers.stream().filter(header -> !header.isFraming(isCoded)).toList();
  }

  /**
   * One line of a request's header section.
   *
   * @param name a token of RFC 9110, section 5.6.2
   * @param value without white space around it
   */
  public record Header(String name, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is not a token; the message does not quote it
     */
    public Header {
      Objects.requireNonNull(value, "value");
      if (!TOKEN.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a header has no name that HTTP permits: write it as 'Name: value'");
      }
    }

    /**
     * {@return the header of a line such as {@code Signature: 9f86d0…}}
     *
     * @throws IllegalArgumentException when there is no colon in it, or no name before it
     */
    public static Header parse(String line) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("a header has no colon: write it as 'Name: value'");
      }
      return new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    boolean is(String otherName) {
      return name.equalsIgnoreCase(otherName);
    }

    private boolean isFraming(boolean isCoded) {
      return is("Transfer-Encoding")
          || (is("Content-Length") && (isCoded || !value.matches("[0-9]{1,9}")));
    }

    /** Shows the name only. */
    @Override
    public String toString() {
      return "Header[" + name + "]";
    }
  }

  /**
   * {@return the request of a recording} That is a raw HTTP/1.1 message, or an editor's {@code
   * .http} file with one request: a request line, headers, an empty line, and the body as it is.
   *
   * @throws IllegalArgumentException when it is not one; the message does not quote it
   */
  public static Request ofCapture(byte[] recording) {
    return new Recording(Content.copyOf(recording)).request();
  }

  /**
   * {@return the request that a curl command line sends}
   *
   * @param commandLine in a POSIX shell's quoting, with or without {@code curl} at its start
   * @throws IllegalArgumentException when it cannot be read, or its data is in a file
   */
  public static Request ofCurl(String commandLine) {
    return new CurlCommand(
            file -> {
              throw new IllegalArgumentException(
                  "the curl command reads a file: use the command line of the doctor for it");
            })
        .request(commandLine);
  }

  /** {@return all values of a header} */
  List<String> values(String name) {
    return headers.stream().filter(it -> it.is(name)).map(Header::value).toList();
  }

  /** {@return where it may have been sent, as a vendor's console has it} */
  List<String> origins() {
    return Stream.of("X-Forwarded-Host", "Host")
        .flatMap(name -> values(name).stream())
        .distinct()
        .map("https://"::concat)
        .toList();
  }

  Request withBody(Content other) {
    return new Request(method, target, headers, other);
  }

  Request withTarget(String other) {
    return new Request(method, other, headers, body);
  }

  Request withHeaders(List<Header> others) {
    return new Request(method, target, others, body);
  }

  Request without(String name) {
    return withHeaders(headers.stream().filter(it -> !it.is(name)).toList());
  }

  /** {@return this request with one of its headers changed} */
  Request with(int index, UnaryOperator<Header> change) {
    List<Header> changed = new ArrayList<>(headers);
    changed.set(index, change.apply(changed.get(index)));
    return withHeaders(changed);
  }

  /** {@return the message that a verifier reads} */
  InboundMessageBuilder message() {
    return InboundMessage.of(method, target).headers(this::values).body(body);
  }

  /** Shows the number of headers and the size of the body only. */
  @Override
  public String toString() {
    return "Request[" + headers.size() + " headers, " + body + "]";
  }
}
