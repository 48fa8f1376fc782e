package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.wire.ArraySink;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The bytes that a vendor signed, in pieces: a body is one of them and is not copied. */
record SignedMessage(List<Content> pieces) {

  static SignedMessage of(Content... pieces) {
    return new SignedMessage(List.of(pieces));
  }

  void lendTo(ArraySink sink) {
    for (Content piece : pieces) {
      piece.lendTo(sink);
    }
  }

  /** {@return all of the bytes in one piece} */
  Content joined() {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    lendTo(all::write);
    return Content.copyOf(all.toByteArray());
  }

  /** Shows the number of pieces only. */
  @Override
  public String toString() {
    return "SignedMessage[" + pieces.size() + " pieces]";
  }
}
