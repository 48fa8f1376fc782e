package io.github.verifiedresponse.tests.vectors;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a vendor knows about somebody: twenty values, none of which may be let out. */
final class Person {
  static final List<String> VALUES =
      List.of(
          "Zoë-Maria",
          "O'Hara-Quill",
          "12345678900",
          "1987-03-14",
          "zoe@example.invalid",
          "+5511987654321",
          "Rua das Laranjeiras 77",
          "22240-003",
          "PT-998877665",
          "P<BRAOHARA",
          "score=0.98765432",
          "https://example.invalid/selfie.jpg",
          "nation:BR",
          "gender:F",
          "device-3f9c77a1",
          "203.0.113.77",
          "${jndi:ldap://127.0.0.1/x}",
          "\u001b[31mred",
          "line one line two",
          "person-R77");

  /** What the binding compares; one of the values. */
  static final String ID = VALUES.get(VALUES.size() - 1);

  private Person() {}

  /** Returns the values as members of a JSON object, after a comma. */
  static String members() {
    return IntStream.range(0, VALUES.size())
        .mapToObj(i -> ",\"v" + i + "\":\"" + VALUES.get(i).replace("\u001b", "\\u001b") + '"')
        .collect(Collectors.joining("", "", ",\"personId\":\"" + ID + '"'));
  }
}
