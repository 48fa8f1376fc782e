package io.github.verifiedresponse.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.Requirement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code /POINTER=json-value,…}. The values are JSON, so a comma in a string ends nothing.
 */
final class Requirements {
  private static final JsonMapper JSON = new JsonMapper();

  private final String text;
  private int at;

  private Requirements(String text) {
    this.text = text;
  }

  static Requirement[] read(String text) {
    Requirements requirements = new Requirements(text);
    List<Requirement> list = new ArrayList<>();
    do {
      list.add(requirements.next());
    } while (requirements.hasNext());
    return list.toArray(Requirement[]::new);
  }

  private Requirement next() {
    int equals = text.indexOf('=', at);
    if (equals < 0) {
      throw bad();
    }
    String pointer = text.substring(at, equals).strip();
    try (JsonParser parser = JSON.createParser(text.substring(equals + 1))) {
      JsonNode value = parser.readValueAsTree();
      if (value == null) {
        throw bad();
      }
      at = equals + 1 + (int) parser.currentLocation().getCharOffset();
      return Requirement.of(pointer, value);
    } catch (IOException e) {
      throw bad();
    }
  }

  /** Steps over one comma; what follows it is another requirement. */
  private boolean hasNext() {
    String rest = text.substring(at).stripLeading();
    if (rest.isEmpty()) {
      return false;
    }
    if (rest.charAt(0) != ',') {
      throw bad();
    }
    at = text.length() - rest.length() + 1;
    return true;
  }

  private static IllegalArgumentException bad() {
    return new IllegalArgumentException(
        "write a list such as /isAlive=true,/country=\"BR\": a JSON pointer, an equals sign and a JSON"
            + " value each");
  }
}
