package io.github.verifiedresponse.wire;

import com.fasterxml.jackson.core.JsonPointer;

/** JSON pointers (RFC 6901), as users write them. */
public final class Pointers {
  private Pointers() {}

  /**
   * {@return the pointer to a field}
   *
   * @throws IllegalArgumentException when it names none
   */
  public static JsonPointer compile(String pointer) {
    if (pointer.length() < 2 || pointer.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "write a JSON pointer, which starts with a slash and names a field, such as"
              + " /signedResponse");
    }
    return JsonPointer.compile(pointer);
  }
}
