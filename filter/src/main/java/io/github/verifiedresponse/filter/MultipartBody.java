package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Content;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) that is in memory already, where the
 * container's own parser has nothing left to read. Strict: one that does not end as it should has
 * no parts.
 */
final class MultipartBody {
  private static final int MAX_PARTS = 1_000;
  private static final int MAX_PART_HEADERS = 8 * 1024;
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
    return new MultipartBody(body, boundary, context).parts();
  }

  private Optional<Collection<Part>> parts() {
    List<Part> parts = new ArrayList<>();
    // the first delimiter may stand at the very start, without its line break
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
      if (colon < 1) {
        return Optional.empty();
      }
      headers
          .computeIfAbsent(line.substring(0, colon).strip(), key -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    String disposition = String.join("", headers.getOrDefault("Content-Disposition", List.of()));
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

  private static Optional<String> parameter(String header, String name) {
    Matcher parameters = PARAMETER.matcher(header);
    int at = Math.max(0, header.indexOf(';'));
    // one directly after the other, so that no quoted value is read as parameters
    while (parameters.region(at, header.length()).lookingAt()) {
      at = parameters.end();
      if (parameters.group(1).equalsIgnoreCase(name)) {
        String quoted = parameters.group(2);
        return Optional.of(quoted != null ? quoted.replace("\\\"", "\"") : parameters.group(3));
      }
    }
    return Optional.empty();
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
