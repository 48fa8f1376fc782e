package io.github.verifiedresponse.carrier;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.wire.ContentType;
import io.github.verifiedresponse.wire.Pointers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A carrier of the content, and texts beside it in headers, query parameters or form fields.
 *
 * @param content takes the content, and perhaps parts of its own
 * @param texts the other parts by name
 */
record PartsCarrier(Carrier content, Map<String, TextCarrier> texts) implements Carrier {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-+[a-z0-9]+)*");

  /** {@return the carrier with one more part} */
  static Carrier add(Carrier carrier, String part, String place) {
    if (!NAME.matcher(part).matches()) {
      throw new IllegalArgumentException(
          "a part's name must be in kebab-case, such as signature or time");
    }
    if (carrier.partNames().contains(part)) {
      throw new IllegalArgumentException("the carrier already has a part '" + part + "': keep one");
    }
    String pointer = place.startsWith("json:") ? place.substring("json:".length()) : place;
    PartsCarrier all =
        carrier instanceof PartsCarrier parts ? parts : new PartsCarrier(carrier, Map.of());
    return pointer.startsWith("/")
        ? all.withField(part, Pointers.compile(pointer))
        : all.withText(part, text(place));
  }

  private static TextCarrier text(String place) {
    return CarrierPlace.of(place)
        .text()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a part's place must be /POINTER (in the envelope), header:NAME, query:NAME or"
                        + " form:NAME"));
  }

  private Carrier withField(String part, JsonPointer pointer) {
    if (!(content instanceof JsonCarrier envelope)) {
      throw new IllegalArgumentException(
          "a field of the JSON body needs the content in the same body: set carrier=json:/POINTER");
    }
    JsonCarrier more = envelope.with(part, pointer);
    return texts.isEmpty() ? more : new PartsCarrier(more, texts);
  }

  private PartsCarrier withText(String part, TextCarrier text) {
    boolean isField = !text.mediaTypes().isEmpty();
    if (isField && !content.mediaTypes().isEmpty() && !isForm(content)) {
      throw new IllegalArgumentException(
          "a form field cannot be combined with "
              + content
              + ", which needs a body of another type");
    }
    if (isSame(content, text) || texts.values().stream().anyMatch(it -> isSame(it, text))) {
      throw new IllegalArgumentException("another part is already in " + text);
    }
    Map<String, TextCarrier> more = new LinkedHashMap<>(texts);
    more.put(part, text);
    return new PartsCarrier(content, more);
  }

  private static boolean isForm(Carrier content) {
    return content.mediaTypes().equals(ContentType.FORMS);
  }

  /** Names of headers have no case; a form's fields and the query's share their names. */
  private static boolean isSame(Carrier one, TextCarrier other) {
    if (!(one instanceof TextCarrier text)) {
      return false;
    }
    boolean isHeader = isHeader(text);
    return isHeader == isHeader(other)
        && (isHeader ? name(text).equalsIgnoreCase(name(other)) : name(text).equals(name(other)));
  }

  private static boolean isHeader(TextCarrier text) {
    return text.place().startsWith("the header ");
  }

  private static String name(TextCarrier text) {
    return text.place().substring(text.place().lastIndexOf(' ') + 1);
  }

  @Override
  public Set<String> partNames() {
    Set<String> names = new LinkedHashSet<>(content.partNames());
    names.addAll(texts.keySet());
    return names;
  }

  @Override
  public Set<JsonPointer> fields() {
    return content.fields();
  }

  @Override
  public Set<String> mediaTypes() {
    boolean ofForm = texts.values().stream().anyMatch(text -> !text.mediaTypes().isEmpty());
    return ofForm ? ContentType.FORMS : content.mediaTypes();
  }

  @Override
  public SignedParts take(InboundMessage message) throws RejectedException {
    SignedParts carried = content.take(message);
    Map<String, String> parts = new LinkedHashMap<>(carried.parts());
    for (Map.Entry<String, TextCarrier> text : texts.entrySet()) {
      parts.put(text.getKey(), text.getValue().text(message));
    }
    return carried.signature() == null || parts.containsKey(SignedParts.SIGNATURE)
        ? SignedParts.of(message, carried.content(), parts)
        : new SignedParts(message, carried.content(), carried.signature(), parts);
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(content.toString());
    texts.forEach((name, text) -> all.append(", ").append(name).append(" in ").append(text));
    return all.toString();
  }
}
