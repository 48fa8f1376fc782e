package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A secret in a file that is read again when the file changes, as secret stores replace what they
 * mount: in place, or by turning a symbolic link to another directory.
 *
 * <p>There is no thread: a request looks, at most once a second. Content that is no good secret
 * changes nothing: the last good one stays, and a warning says so. The one that was there before
 * may stay accepted for a while: the vendor and other nodes change theirs at other times. When the
 * file is gone, its secret ends after a while too, because who deletes a secret means it.
 */
final class WatchedFile implements KeySource {
  private static final System.Logger LOG = System.getLogger(WatchedFile.class.getName());
  private static final Duration LONGEST = Duration.ofDays(7);
  static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path path;
  private final SecretReader reader;
  private final Duration overlap;
  private final Duration grace;
  private final LongSupplier nanoTime;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile FileReading last;

  /**
   * Reads a file.
   *
   * @param overlap for so long what the file held before is accepted beside what it holds now
   * @param grace for so long after the file was found gone what it held is accepted
   */
  WatchedFile(
      Path path, SecretReader reader, Duration overlap, Duration grace, LongSupplier nanoTime) {
    requireOverlap(overlap);
    requireShort(grace, "the grace period of a secret file");
    this.path = path;
    this.reader = reader;
    this.overlap = overlap;
    this.grace = grace;
    this.nanoTime = nanoTime;
    FileStamp stamp = FileStamp.of(path); // before the text: a change in between is seen later
    Secret secret = read();
    this.last = FileReading.first(nanoTime.getAsLong(), stamp, secret);
  }

  static void requireOverlap(Duration overlap) {
    requireShort(overlap, "the overlap of two secrets");
  }

  private static void requireShort(Duration time, String what) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(what + " must be between PT0S and P7D");
    }
  }

  /** Makes a secret of a name and a text, strict about its length or not. */
  @FunctionalInterface
  interface SecretReader {
    Secret read(String name, String text);
  }

  @Override
  public List<Secret> secrets(InboundMessage message) throws RejectedException {
    List<Secret> secrets = secretsIfAny();
    if (secrets.isEmpty()) {
      throw new RejectedException(Reason.UNAVAILABLE, "verification failed; try again later");
    }
    return secrets;
  }

  /** {@return as {@link #secrets}, and none after a file that is gone has ended} */
  List<Secret> secretsIfAny() {
    FileReading reading = last;
    long now = nanoTime.getAsLong();
    return (isRecent(reading, now) ? reading : lookOnce(now)).secrets();
  }

  /** One at a time: what was seen before a change must not take the place of what is seen after. */
  private FileReading lookOnce(long now) {
    looking.lock();
    try {
      if (!isRecent(last, now)) {
        last = look(last, now);
      }
      return last;
    } finally {
      looking.unlock();
    }
  }

  private static boolean isRecent(FileReading reading, long now) {
    return now - reading.atNanos() < INTERVAL_NANOS;
  }

  private FileReading look(FileReading before, long now) {
    FileStamp stamp = FileStamp.of(path);
    if (stamp == null) {
      return gone(before, now);
    }
    if (stamp.equals(before.seen())) {
      return before.isGone() ? gone(before, now) : before.lookedAt(now);
    }
    try {
      Secret secret = read();
      if (before.isGone()) {
        LOG.log(Level.INFO, "file {0} can be read again", path);
      }
      return secret.sameAs(before.secret())
          ? before.found(now, stamp)
          : changed(before, secret, now, stamp);
    } catch (IllegalArgumentException e) {
      // the message names the file and the fix, never the text
      String what = before.hasEnded() ? "{0}" : "{0}; the last valid secret remains in use";
      LOG.log(Level.WARNING, what, e.getMessage());
      FileReading bad = before.seeing(stamp);
      return bad.isGone() ? gone(bad, now) : bad.lookedAt(now);
    }
  }

  private Secret read() {
    return reader.read("file " + path, Secrets.file(path));
  }

  private FileReading gone(FileReading before, long now) {
    FileReading gone = before.goneAt(now, grace);
    if (gone.hasEnded() && !before.hasEnded()) {
      LOG.log(
          Level.ERROR,
          "file {0} was deleted; its secret is no longer accepted; restore the file",
          path);
    } else if (!before.isGone()) {
      LOG.log(
          Level.WARNING,
          "file {0} was deleted; its secret is accepted for another {1}; restore the file",
          path,
          grace);
    }
    return gone;
  }

  private FileReading changed(FileReading before, Secret secret, long now, FileStamp stamp) {
    long untilNanos = changedAt(before, now, stamp) + overlap.toNanos();
    // of two that end alike the new one counts alone: see Keys.of
    boolean both =
        now - untilNanos < 0
            && !before.hasEnded()
            && !secret.endsWith(before.secret())
            && !before.secret().endsWith(secret);
    LOG.log(
        Level.INFO,
        both
            ? "file {0}: the secret was reloaded; the previous one is accepted for another {1}"
            : "file {0}: the secret was reloaded",
        path,
        Duration.ofNanos(untilNanos - now).truncatedTo(ChronoUnit.SECONDS));
    FileReading read = FileReading.first(now, stamp, secret);
    return both ? read.beside(before.secret(), untilNanos) : read;
  }

  /**
   * Between the last look and this one. Where no request came for long, the file's own time tells:
   * a secret that went long ago, perhaps because it got out, must not count once more.
   */
  private static long changedAt(FileReading before, long now, FileStamp stamp) {
    long agoMillis = System.currentTimeMillis() - stamp.modified().toMillis();
    long unseen = now - before.atNanos();
    return now - Math.max(0, Math.min(TimeUnit.MILLISECONDS.toNanos(agoMillis), unseen));
  }

  /** Shows the path, never the secret. */
  @Override
  public String toString() {
    return "WatchedFile[" + path + "]";
  }
}
