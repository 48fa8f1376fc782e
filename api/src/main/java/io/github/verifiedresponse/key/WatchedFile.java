package io.github.verifiedresponse.key;

import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret in a file that is read again when the file changes, as secret stores replace what they
 * mount: in place, or by turning a symbolic link to another directory.
 *
 * <p>There is no thread: a request looks, at most once a second. What cannot be read, or is no good
 * secret, changes nothing: the last good one stays, and a warning says so.
 */
final class WatchedFile implements KeySource {
  private static final System.Logger LOG = System.getLogger(WatchedFile.class.getName());
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path path;
  private final SecretReader reader;
  private final LongSupplier nanoTime;
  private volatile Reading last;

  WatchedFile(Path path, SecretReader reader, LongSupplier nanoTime) {
    this.path = path;
    this.reader = reader;
    this.nanoTime = nanoTime;
    Stamp stamp = stamp(path); // before the text: a change in between is seen at the next look
    Secret secret = reader.read("file " + path, Secrets.file(path));
    this.last = new Reading(nanoTime.getAsLong(), stamp, List.of(secret));
  }

  /** Makes a secret of a name and a text, strict about its length or not. */
  @FunctionalInterface
  interface SecretReader {
    Secret read(String name, String text);
  }

  /** What the file was when it was looked at. */
  private record Reading(long atNanos, @Nullable Stamp stamp, List<Secret> secrets) {}

  private record Stamp(Path realPath, FileTime modified, long size) {}

  @Override
  public List<Secret> secrets(InboundMessage message) {
    Reading reading = last;
    long now = nanoTime.getAsLong();
    if (now - reading.atNanos() < INTERVAL_NANOS) {
      return reading.secrets();
    }
    Reading next = look(reading, now);
    last = next; // two threads may look at once and see the same
    return next.secrets();
  }

  private Reading look(Reading before, long now) {
    Stamp stamp = stamp(path);
    if (stamp == null || stamp.equals(before.stamp())) {
      return new Reading(now, before.stamp(), before.secrets());
    }
    try {
      Secret secret = reader.read("file " + path, Secrets.file(path));
      LOG.log(System.Logger.Level.INFO, "file {0}: the secret was read again", path);
      return new Reading(now, stamp, List.of(secret));
    } catch (IllegalArgumentException e) {
      // the message names the file and the mend, never the text
      LOG.log(System.Logger.Level.WARNING, "{0}; the last good secret stays", e.getMessage());
      return new Reading(now, stamp, before.secrets());
    }
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
