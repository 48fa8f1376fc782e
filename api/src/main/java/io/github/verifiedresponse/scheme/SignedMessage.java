package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Content;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The bytes that a vendor signed, in pieces: a body is one of them and is not copied. */
record SignedMessage(List<Content> pieces) {

  static SignedMessage of(Content... pieces) {
    return new SignedMessage(List.of(pieces));
  }

  void transferTo(Content.Sink sink) {
    for (Content piece : pieces) {
      piece.transferTo(sink);
    }
  }

  /** {@return all of the bytes in one piece} */
  Content joined() {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    transferTo(all::write);
    return Content.copyOf(all.toByteArray());
  }

  /** Shows the number of pieces only. */
  @Override
  public String toString() {
    return "SignedMessage[" + pieces.size() + " pieces]";
  }
}
