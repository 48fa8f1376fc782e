package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import java.util.List;
import java.util.stream.Stream;

/** The same secrets for every message. */
record FixedSecrets(List<Secret> secrets) implements KeySource {
  private static final int MOST = 4;

  FixedSecrets {
    if (secrets.isEmpty() || secrets.size() > MOST) {
      throw new IllegalArgumentException(
          "there must be between one and " + MOST + " active secrets");
    }
    for (Secret one : secrets) {
      for (Secret other : secrets) {
        if (one != other && one.endsWith(other)) {
          throw new IllegalArgumentException(
              one.name() + " ends with " + other.name() + ": use independent secrets");
        }
      }
    }
  }

  /** Returns these secrets and one more, by the same rules. */
  FixedSecrets with(Secret further) {
    return new FixedSecrets(Stream.concat(secrets.stream(), Stream.of(further)).toList());
  }

  @Override
  public List<Secret> secrets(InboundMessage message) {
    return secrets;
  }
}
