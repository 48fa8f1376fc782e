package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.message.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** What happens to the bytes of a signed content, whatever is in them. */
final class ContentFaults {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String AS_SENT = "Record, relay and verify the bytes as they were sent";

  private ContentFaults() {}

  static List<MessageFault> all() {
    return List.of(
        MessageFault.ofText(
            new Fault(
                "final-line-break-added",
                "A line break was added at the end of what the vendor signed.",
                AS_SENT + "; printf or curl --data-binary adds none, echo and most editors do."),
            text ->
                Stream.of(text.replaceFirst("\\r?\\n$", ""), text.replaceFirst("[\\r\\n]+$", ""))),
        MessageFault.ofText(
            new Fault(
                "final-line-break-removed",
                "The line break at the end of what the vendor signed was removed.",
                AS_SENT + "; curl -d @file and strip() or trim() remove it."),
            text -> Stream.of(text + "\n", text + "\r\n")),
        MessageFault.ofText(
            new Fault(
                "line-breaks",
                "Line breaks were changed from LF to CRLF or the reverse.",
                AS_SENT + ", in binary mode; do not store them as text."),
            ContentFaults::otherLineBreaks),
        MessageFault.ofBytes(
            new Fault(
                "byte-order-mark",
                "A byte order mark was added at the start of what the vendor signed, or removed.",
                AS_SENT + "; save recordings as UTF-8 without a byte order mark."),
            ContentFaults::otherMark),
        new MessageFault(
            new Fault(
                "gzip",
                "The content is compressed, and the vendor signs the plain bytes.",
                "Let the proxy decompress the body, or not compress it; verify what it held."),
            original ->
                decompressed(original.content().toByteArray()).stream()
                    .map(Content::copyOf)
                    .map(original.request().without("Content-Encoding")::withBody)
                    .map(original.message()::withRequest)
                    .map(message -> new MessageFault.Varied(message, ""))),
        MessageFault.ofBytes(
            new Fault(
                "charset",
                "The text was decoded in one charset and encoded in another.",
                AS_SENT + "; where it must be text, use UTF-8 for reading and writing."),
            ContentFaults::otherCharset),
        MessageFault.ofText(
            new Fault(
                "unicode-normalised",
                "The text was brought into another Unicode normal form.",
                AS_SENT + "; do not normalise it before the verification."),
            text ->
                Stream.of(Normalizer.Form.values()).map(form -> Normalizer.normalize(text, form))),
        MessageFault.ofText(
            new Fault(
                "json-in-string",
                "The content was put into a JSON string, with its quotation marks escaped.",
                "Send the content itself, or let carrier=json:/POINTER say where the string is."),
            ContentFaults::unquoted),
        MessageFault.ofText(
            new Fault(
                "token-wrapped",
                "The token has quotation marks, white space, a Bearer prefix or padding around it.",
                "Send the token alone, as the vendor returned it."),
            ContentFaults::unwrapped),
        MessageFault.ofBytes(
            new Fault(
                "body-in-base64",
                "The content was encoded in Base64, as gateways of serverless functions do.",
                "Decode the body where the gateway says that it is encoded (isBase64Encoded)."),
            bytes ->
                SignatureText.base64(new String(bytes, StandardCharsets.ISO_8859_1).strip())
                    .stream()),
        MessageFault.ofText(
            new Fault(
                "html-escaped",
                "Characters of the content were escaped for HTML or XML.",
                AS_SENT + "; escape it where you show it, not before."),
            text ->
                Stream.of(
                    text.replace("&quot;", "\"")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&apos;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"))));
  }

  private static Stream<String> otherLineBreaks(String text) {
    String plain = text.replace("\r\n", "\n");
    return Stream.of(plain, plain.replace("\n", "\r\n"), plain.replace('\r', '\n'));
  }

  private static Stream<byte[]> otherMark(byte[] bytes) {
    boolean isMarked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
    if (isMarked) {
      return Stream.of(Arrays.copyOfRange(bytes, 3, bytes.length));
    }
    byte[] marked = Arrays.copyOf(BYTE_ORDER_MARK, 3 + bytes.length);
    System.arraycopy(bytes, 0, marked, 3, bytes.length);
    return Stream.of(marked);
  }

  /** Bounded: a small body can hold a very large one. */
  private static Optional<byte[]> decompressed(byte[] bytes) {
    try (InputStream in =
        bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b
            ? new GZIPInputStream(new ByteArrayInputStream(bytes))
            : new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(LARGEST + 1);
      return plain.length > LARGEST ? Optional.empty() : Optional.of(plain);
    } catch (IOException notCompressed) {
      return Optional.empty();
    }
  }

  private static Stream<byte[]> otherCharset(byte[] bytes) {
    return Stream.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"))
        .flatMap(
            charset ->
                Stream.of(
                    new String(bytes, StandardCharsets.UTF_8).getBytes(charset),
                    new String(bytes, charset).getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<String> unwrapped(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("{") || stripped.startsWith("[")) {
      return Stream.of(); // white space of JSON has a name of its own
    }
    String token = stripped.replaceFirst("^[\"'](.*)[\"']$", "$1").replaceFirst("(?i)^bearer ", "");
    return Stream.of(
        stripped, token, token.replaceAll("\\s", ""), token.replaceAll("=+(?=\\.|$)|\\s", ""));
  }

  private static Stream<String> unquoted(String text) {
    String inner =
        text.strip().startsWith("\"") ? text.strip().replaceFirst("(?s)^\"(.*)\"$", "$1") : text;
    return inner.contains("\\\"")
        ? Stream.of(inner.replaceAll("\\\\([\"\\\\/])", "$1"))
        : Stream.of();
  }
}
