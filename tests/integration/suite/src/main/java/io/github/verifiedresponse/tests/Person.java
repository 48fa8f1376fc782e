package io.github.verifiedresponse.tests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a vendor knows about somebody: twenty values, none of which may be let out. Some would make
 * a careless log do something.
 *
 * @param values each has a part of its own that stands in nothing else
 */
record Person(List<String> values) {
  private static final String TAG = "r77-";

  /** A person whose values name a port where nobody must ever call. */
  static Person named(int port) {
    return new Person(
        List.of(
            TAG + "Zoe-Maria",
            TAG + "OHara-Quill",
            TAG + "12345678900",
            TAG + "1987-03-14",
            TAG + "zoe@example.invalid",
            TAG + "+5511987654321",
            TAG + "Rua das Laranjeiras 77",
            TAG + "22240-003",
            TAG + "PT-998877665",
            TAG + "P<BRAOHARA",
            TAG + "0.98765432",
            "https://example.invalid/" + TAG + "selfie.jpg",
            TAG + "BR",
            TAG + "F",
            TAG + "device-3f9c77a1",
            TAG + "203.0.113.77",
            "${jndi:ldap://127.0.0.1:" + port + "/" + TAG + "x}",
            "\u001b[31m" + TAG + "red",
            "one line\r\nINFO " + TAG + "injected",
            "\u2028" + TAG + "separated"));
  }

  /** What stands in each value, and in nothing that is not about this person. */
  String tag() {
    return TAG;
  }

  String text() {
    return String.join(" ", values);
  }

  /** A result of Caf's about this person. */
  ObjectNode caf() {
    return members()
        .put("requestId", UUID.randomUUID() + text())
        .put("isAlive", true)
        .put("iat", Instant.now().getEpochSecond());
  }

  /** A response of Shufti Pro's about this person. */
  ObjectNode shufti() {
    return members()
        .put("reference", UUID.randomUUID() + text())
        .put("event", "verification.accepted");
  }

  private ObjectNode members() {
    ObjectNode members = JsonNodeFactory.instance.objectNode().put("personId", values.get(0));
    for (String value : values) {
      members.put("v" + members.size(), value);
    }
    return members;
  }
}
