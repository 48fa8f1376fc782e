package io.github.verifiedresponse.key;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file of a secret since it was looked at.
 *
 * @param atNanos when that was
 * @param seen what the file was; null while there is none
 * @param secret the last good one that it held
 * @param leaving the one before, while it is accepted too
 * @param absence since when the file is gone; null while it is there
 */
record FileReading(
    long atNanos,
    @Nullable FileStamp seen,
    Secret secret,
    @Nullable Leaving leaving,
    @Nullable Absence absence) {

  record Leaving(Secret secret, long untilNanos) {}

  record Absence(long sinceNanos, boolean ended) {}

  static FileReading first(long atNanos, @Nullable FileStamp seen, Secret secret) {
    return new FileReading(atNanos, seen, secret, null, null);
  }

  /** {@return what is accepted; none when the file is gone for good} */
  List<Secret> secrets() {
    if (hasEnded()) {
      return List.of();
    }
    return leaving == null ? List.of(secret) : List.of(secret, leaving.secret());
  }

  boolean isGone() {
    return absence != null;
  }

  boolean hasEnded() {
    return absence != null && absence.ended();
  }

  /** Nothing has changed. */
  FileReading lookedAt(long now) {
    boolean over = leaving != null && now - leaving.untilNanos() >= 0;
    return new FileReading(now, seen, secret, over ? null : leaving, absence);
  }

  /** The file is there and holds the secret that is known. */
  FileReading found(long now, FileStamp stamp) {
    return new FileReading(now, stamp, secret, hasEnded() ? null : leaving, null).lookedAt(now);
  }

  /** The file is there, and holds nothing that counts. */
  FileReading seeing(FileStamp stamp) {
    return new FileReading(atNanos, stamp, secret, leaving, absence);
  }

  /** The file is still gone, or gone since now. */
  FileReading goneAt(long now, Duration grace) {
    long since = absence == null ? now : absence.sinceNanos();
    boolean ended = hasEnded() || now - since >= grace.toNanos();
    FileStamp stamp = isGone() ? seen : null; // what takes its place is looked at in any case
    return new FileReading(now, stamp, secret, leaving, new Absence(since, ended)).lookedAt(now);
  }

  FileReading beside(Secret before, long untilNanos) {
    return new FileReading(atNanos, seen, secret, new Leaving(before, untilNanos), absence);
  }
}
