package io.github.verifiedresponse.wire;

/** Why a scan of JSON stopped; it holds no position and no stack, and never leaves the reader. */
final class JsonFault extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean syntax;

  private JsonFault(boolean syntax) {
    super("the JSON is refused", null, false, false);
    this.syntax = syntax;
  }

  /** {@return the fault of a text that breaks the grammar, whatever follows it} */
  static JsonFault syntax() {
    return new JsonFault(true);
  }

  /** {@return another fault: a limit, a duplicate, a number, or something before or after} */
  static JsonFault other() {
    return new JsonFault(false);
  }

  boolean isSyntax() {
    return syntax;
  }
}
