package io.github.verifiedresponse.key;

import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A secret that is going is still accepted until a stated time, beside the one that is coming. */
record RotatingSecrets(KeySource current, Secret previous, Instant until, Clock clock)
    implements KeySource {

  @Override
  public List<Secret> secrets(InboundMessage message) throws RejectedException {
    List<Secret> now = current.secrets(message);
    // a file that was read again may hold one that the previous one ends with: then the new one
    // counts
    boolean independent = now.stream().noneMatch(s -> s.endsWith(previous) || previous.endsWith(s));
    return independent && clock.instant().isBefore(until)
        ? Stream.concat(now.stream(), Stream.of(previous)).toList()
        : now;
  }
}
