package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) that is in memory already, where the
 * container's own parser has nothing left to read. Strict: one that does not end as it should has
 * no parts.
 */
final class MultipartBody {
  /** Where a delimiter begins behind its line break. */
  private static final int DASHES = 2;

  private static final int MAX_PARTS = 1_000;
  private static final int MAX_PART_HEADERS = 8 * 1024;
  private static final Set<String> PLAIN_CODINGS = Set.of("7bit", "8bit", "binary");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*;\\s*([^\\s=;\"]+)\\s*=\\s*(?:\"(.*?)(?<!\\\\)\"|([^\\s;\"]+))", Pattern.DOTALL);

  private final byte[] body;
  private final Content content;
  private final byte[] delimiter;
  private final ServletContext context;

  private MultipartBody(Content content, String boundary, ServletContext context) {
    this.content = content;
    this.body = content.toByteArray();
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.context = context;
  }

  static Optional<Collection<Part>> parse(
      Content body, String contentType, ServletContext context) {
    String boundary = parameter(contentType, "boundary").orElse("");
    if (boundary.isEmpty() || boundary.length() > 70) {
      return Optional.empty();
    }
    MultipartBody multipart = new MultipartBody(body, boundary, context);
    return multipart.hasOtherDelimiters() ? Optional.empty() : multipart.parts();
  }

  /** Some parsers end a part at one that follows half a line break. */
  private boolean hasOtherDelimiters() {
    for (int at = 0; at < body.length; at++) {
      boolean endsLine = body[at] == '\n' && at > 0 && body[at - 1] == '\r';
      boolean isHalf = (body[at] == '\n' || body[at] == '\r') && !endsLine;
      if (isHalf && startsWith(at + 1, delimiter, DASHES)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Collection<Part>> parts() {
    List<Part> parts = new ArrayList<>();
    // the first delimiter may be at the very start, without its line break
    int at = startsWith(0, delimiter, 2) ? delimiter.length - 2 : endOfNextDelimiter(0);
    while (at >= 0 && startsWith(at, "\r\n") && parts.size() < MAX_PARTS) {
      int headersEnd = indexOf("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), at);
      int next = endOfNextDelimiter(at);
      boolean withHeaders = headersEnd >= 0 && next - delimiter.length >= headersEnd;
      if (!withHeaders || headersEnd - at > MAX_PART_HEADERS) {
        return Optional.empty();
      }
      int from = Math.min(headersEnd + 4, next - delimiter.length);
      Optional<Part> part = part(at + 2, headersEnd, content.range(from, next - delimiter.length));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      at = next;
    }
    return at >= 0 && startsWith(at, "--") ? Optional.of(List.copyOf(parts)) : Optional.empty();
  }

  private Optional<Part> part(int headersStart, int headersEnd, Content partContent) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String text =
        new String(
            body, headersStart, Math.max(0, headersEnd - headersStart), StandardCharsets.UTF_8);
    for (String line : text.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 1 || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
        return Optional.empty();
      }
      headers
          .computeIfAbsent(line.substring(0, colon).strip(), key -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    List<String> dispositions = headers.getOrDefault("Content-Disposition", List.of());
    if (dispositions.size() != 1 || isEncoded(headers) || isNamedTwice(dispositions.get(0))) {
      return Optional.empty();
    }
    String disposition = dispositions.get(0);
    return parameter(disposition, "name")
        .map(
            name ->
                new ReplayedPart(
                    name,
                    parameter(disposition, "filename").orElse(null),
                    headers,
                    partContent,
                    context));
  }

  /** Some parsers decode such a part, and others do not (RFC 7578, section 4.7). */
  private static boolean isEncoded(Map<String, List<String>> headers) {
    return headers.getOrDefault("Content-Transfer-Encoding", List.of()).stream()
        .anyMatch(coding -> !PLAIN_CODINGS.contains(coding.toLowerCase(Locale.ROOT)));
  }

  /** Some parsers take the first name, and others the last, or one by RFC 5987. */
  private static boolean isNamedTwice(String disposition) {
    return parameters(disposition).stream()
            .filter(each -> each.name().equals("name") || each.name().equals("name*"))
            .count()
        > 1;
  }

  private record Parameter(String name, String value) {}

  private static Optional<String> parameter(String header, String name) {
    return parameters(header).stream()
        .filter(each -> each.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  private static List<Parameter> parameters(String header) {
    List<Parameter> all = new ArrayList<>();
    Matcher next = PARAMETER.matcher(header);
    int at = Math.max(0, header.indexOf(';'));
    // one directly after the other, so that no quoted value is read as parameters
    while (next.region(at, header.length()).lookingAt()) {
      at = next.end();
      String quoted = next.group(2);
      String value = quoted != null ? quoted.replace("\\\"", "\"") : next.group(3);
      all.add(new Parameter(next.group(1).toLowerCase(Locale.ROOT), value));
    }
    return all;
  }

  private int endOfNextDelimiter(int from) {
    int start = indexOf(delimiter, from);
    return start < 0 ? -1 : start + delimiter.length;
  }

  private int indexOf(byte[] wanted, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (startsWith(i, wanted, 0)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsWith(int at, String wanted) {
    return startsWith(at, wanted.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  private boolean startsWith(int at, byte[] wanted, int skip) {
    if (at + wanted.length - skip > body.length) {
      return false;
    }
    for (int i = skip; i < wanted.length; i++) {
      if (body[at + i - skip] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
