package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A secret that is going is still accepted until a stated time, beside the one that is coming. */
record RotatingSecrets(KeySource current, KeySource previous, Instant until, Clock clock)
    implements KeySource {

  @Override
  public List<Secret> secrets(InboundMessage message) throws RejectedException {
    List<Secret> now = current.secrets(message);
    if (!clock.instant().isBefore(until)) {
      return now;
    }
    List<Secret> both = new ArrayList<>(now);
    for (Secret going : previous.secrets(message)) {
      // a file that was read again may hold one that the previous one ends with, or the same: then
      // the new one counts
      if (both.stream().noneMatch(s -> s.endsWith(going) || going.endsWith(s))) {
        both.add(going);
      }
    }
    return both;
  }

  @Override
  public Optional<Instant> nextEnd() {
    return Optional.of(until).filter(end -> clock.instant().isBefore(end));
  }
}
