package io.github.verifiedresponse.key;

import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret in a file that is read again when the file changes, as secret stores replace what they
 * mount: in place, or by turning a symbolic link to another directory.
 *
 * <p>There is no thread: a request looks, at most once a second. What cannot be read, or is no good
 * secret, changes nothing: the last good one stays, and a warning says so. The one that was there
 * before may stay accepted for a while: the vendor and other nodes change theirs at other times.
 */
final class WatchedFile implements KeySource {
  private static final System.Logger LOG = System.getLogger(WatchedFile.class.getName());
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path path;
  private final SecretReader reader;
  private final Duration overlap;
  private final LongSupplier nanoTime;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Reading last;

  WatchedFile(Path path, SecretReader reader, LongSupplier nanoTime) {
    this(path, reader, Duration.ZERO, nanoTime);
  }

  /** Takes the time for which what the file held before is accepted beside what it holds now. */
  WatchedFile(Path path, SecretReader reader, Duration overlap, LongSupplier nanoTime) {
    requireOverlap(overlap);
    this.path = path;
    this.reader = reader;
    this.overlap = overlap;
    this.nanoTime = nanoTime;
    Stamp stamp = stamp(path); // before the text: a change in between is seen at the next look
    Secret secret = reader.read("file " + path, Secrets.file(path));
    this.last = new Reading(nanoTime.getAsLong(), stamp, secret, null);
  }

  static void requireOverlap(Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new IllegalArgumentException("an overlap of secrets is from PT0S to P7D");
    }
  }

  /** Makes a secret of a name and a text, strict about its length or not. */
  @FunctionalInterface
  interface SecretReader {
    Secret read(String name, String text);
  }

  /** What the file was when it was looked at, and the secret that it held before, if it counts. */
  private record Reading(
      long atNanos, @Nullable Stamp stamp, Secret secret, @Nullable Leaving leaving) {

    List<Secret> secrets() {
      return leaving == null ? List.of(secret) : List.of(secret, leaving.secret());
    }

    Reading lookedAt(long now, @Nullable Stamp seen) {
      return new Reading(
          now, seen, secret, leaving == null || leaving.isGone(now) ? null : leaving);
    }
  }

  private record Leaving(Secret secret, long untilNanos) {
    boolean isGone(long now) {
      return now - untilNanos >= 0;
    }
  }

  private record Stamp(Path realPath, FileTime modified, long size) {}

  @Override
  public List<Secret> secrets(InboundMessage message) {
    Reading reading = last;
    long now = nanoTime.getAsLong();
    return (isRecent(reading, now) ? reading : lookOnce(now)).secrets();
  }

  /** One at a time: what was seen before a change must not take the place of what is seen after. */
  private Reading lookOnce(long now) {
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

  private static boolean isRecent(Reading reading, long now) {
    return now - reading.atNanos() < INTERVAL_NANOS;
  }

  private Reading look(Reading before, long now) {
    Stamp stamp = stamp(path);
    if (stamp == null || stamp.equals(before.stamp())) {
      return before.lookedAt(now, before.stamp());
    }
    try {
      Secret secret = reader.read("file " + path, Secrets.file(path));
      return secret.sameAs(before.secret())
          ? before.lookedAt(now, stamp)
          : changed(before, secret, now, stamp);
    } catch (IllegalArgumentException e) {
      // the message names the file and the mend, never the text
      LOG.log(System.Logger.Level.WARNING, "{0}; the last good secret stays", e.getMessage());
      return before.lookedAt(now, stamp);
    }
  }

  private Reading changed(Reading before, Secret secret, long now, Stamp stamp) {
    long untilNanos = changedAt(before, now, stamp) + overlap.toNanos();
    Leaving leaving = new Leaving(before.secret(), untilNanos);
    // of two that end alike the new one counts alone: see Keys.of
    boolean both =
        !leaving.isGone(now)
            && !secret.endsWith(before.secret())
            && !before.secret().endsWith(secret);
    LOG.log(
        System.Logger.Level.INFO,
        both
            ? "file {0}: the secret was read again; the one before is accepted for {1} more"
            : "file {0}: the secret was read again",
        path,
        Duration.ofNanos(untilNanos - now).truncatedTo(ChronoUnit.SECONDS));
    return new Reading(now, stamp, secret, both ? leaving : null);
  }

  /**
   * Between the last look and this one. Where no request came for long, the file's own time tells:
   * a secret that went long ago, perhaps because it got out, must not count once more.
   */
  private static long changedAt(Reading before, long now, Stamp stamp) {
    long agoMillis = System.currentTimeMillis() - stamp.modified().toMillis();
    long unseen = now - before.atNanos();
    return now - Math.max(0, Math.min(TimeUnit.MILLISECONDS.toNanos(agoMillis), unseen));
  }

  private static @Nullable Stamp stamp(Path path) {
    try {
      Path real = path.toRealPath();
      return new Stamp(real, Files.getLastModifiedTime(real), Files.size(real));
    } catch (IOException e) {
      return null; // in the middle of being replaced
    }
  }

  /** Shows the path, never the secret. */
  @Override
  public String toString() {
    return "WatchedFile[" + path + "]";
  }
}
