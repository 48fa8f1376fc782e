package io.github.verifiedresponse.tests.hostile;

import io.github.verifiedresponse.message.InboundMessage;

/** How the parts of one verifier break, when a message asks for it. */
public final class Fault {
  /** The verifier. */
  public static final String VERIFIER = "breaking";

  /** The header that names the part, and what it throws: {@code KEYS ASSERTION}. */
  public static final String HEADER = "X-Break";

  /** The header with what the exception's message quotes. */
  public static final String QUOTED = "X-Quoted";

  /** Parts know no message but the one that the carrier of their thread has seen. */
  private static final ThreadLocal<InboundMessage> MESSAGE = new ThreadLocal<>();

  private Fault() {}

  /** What breaks. */
  public enum Part {
    /** Takes the signed thing out of the message. */
    CARRIER,
    /** Knows the secret. */
    KEYS,
    /** Verifies. */
    SCHEME,
    /** Tells the time. */
    CLOCK,
    /** Knows the caller. */
    BINDING,
    /** Knows what was used. */
    REPLAY_GUARD,
    /** Is told, and decides nothing. */
    LISTENER;

    /** Throws what the message asks for, if it asks this part. */
    void breakIfAsked() {
      InboundMessage message = MESSAGE.get();
      if (message == null) {
        return; // refused before there was a carrier
      }
      for (String asked : message.header(HEADER)) {
        String[] words = asked.split(" ", -1);
        if (words[0].equals(name())) {
          Cause.valueOf(words[1]).raise(String.join(" ", message.header(QUOTED)));
        }
      }
    }
  }

  /** What is thrown. */
  public enum Cause {
    /** A mistake in code. */
    RUNTIME_EXCEPTION,
    /** One that quotes another. */
    RUNTIME_EXCEPTION_WITH_CAUSE,
    /** No end, on this very stack. */
    STACK_OVERFLOW,
    /** A class that is not there. */
    NO_CLASS,
    /** Any other error. */
    ASSERTION,
    /** No room, for one thing at least. */
    OUT_OF_MEMORY;

    private void raise(String quoted) {
      switch (this) {
        case RUNTIME_EXCEPTION -> throw new IllegalStateException(quoted);
        case RUNTIME_EXCEPTION_WITH_CAUSE ->
            throw new IllegalStateException(quoted, new IllegalArgumentException(quoted));
        case STACK_OVERFLOW -> throw new IllegalStateException("deep: " + depthBelow(0));
        case NO_CLASS -> throw new NoClassDefFoundError(quoted);
        case ASSERTION -> throw new AssertionError(quoted);
        case OUT_OF_MEMORY -> throw new OutOfMemoryError(quoted);
      }
    }

    private static int depthBelow(int depth) {
      return depth < 0 ? depth : 1 + depthBelow(depth + 1);
    }
  }

  /** Sets the message that the parts on this thread are asked about. */
  static void about(InboundMessage message) {
    MESSAGE.set(message);
  }

  /** Asks the part that is told last, and forgets the message. */
  static void aboutNone() {
    try {
      Part.LISTENER.breakIfAsked();
    } finally {
      MESSAGE.remove();
    }
  }
}
