package io.github.verifiedresponse.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.Requirement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code /POINTER=json-value,…}. The values are JSON, so a comma in a string ends nothing.
 */
final class Requirements {
  /** Its buffers are not left in the thread that deploys, where they would outlive us. */
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private Requirements() {}

  static Requirement[] read(String text) {
    return items(text).stream().map(Requirements::requirement).toArray(Requirement[]::new);
  }

  private static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    boolean inString = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        inString = !inString;
      } else if (c == ',' && !inString) {
        items.add(text.substring(start, i));
        start = i + 1;
      }
    }
    items.add(text.substring(start));
    return items;
  }

  private static Requirement requirement(String item) {
    int equals = item.indexOf('=');
    if (equals < 0) {
      throw bad();
    }
    try {
      return Requirement.of(
          item.substring(0, equals).strip(), JSON.readTree(item.substring(equals + 1)));
    } catch (JsonProcessingException e) {
      throw bad();
    }
  }

  private static IllegalArgumentException bad() {
    return new IllegalArgumentException(
        "write a list such as /isAlive=true,/country=\"BR\": a JSON pointer, an equals sign and a"
            + " JSON value for each");
  }
}
