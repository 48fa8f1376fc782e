package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of tokens that were verified, byte for byte: only a holder of the secret can add one.
 * Vendors write one header; a few more are those of their next release.
 */
final class VerifiedHeaders {
  private static final int MOST = 16;

  /** Each with the full stop behind it, so that no other header begins with it. */
  private volatile List<Content> headers = List.of();

  /** {@return the length of the known header that the token begins with, or zero} */
  int lengthIn(Content token) {
    for (Content header : headers) {
      if (token.startsWith(header)) {
        return header.size() - 1;
      }
    }
    return 0;
  }

  /** Adds the header of a token whose signature was found good. */
  synchronized void add(Content token, int length) {
    if (headers.size() < MOST && lengthIn(token) == 0) {
      List<Content> more = new ArrayList<>(headers);
      more.add(Content.copyOf(token.range(0, length + 1).toByteArray()));
      headers = List.copyOf(more);
    }
  }
}
