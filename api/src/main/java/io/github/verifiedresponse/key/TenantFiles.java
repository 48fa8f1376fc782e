package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file for each tenant; a tenant without one is none. Files are kept once they were read, because
 * what one held before may count for a while.
 */
final class TenantFiles implements TenantKeys {
  private static final System.Logger LOG = System.getLogger(TenantFiles.class.getName());
  private static final String TENANT = "{tenant}";
  private static final int MOST = 100_000;
  private static final int MOST_STRANGERS = 10_000;

  /** A tenant whose file was removed is looked up again, and is none, within this time. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** So often is a file read again that holds no good secret, and so often is that said. */
  private static final long BROKEN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Until another one pushes it out. */
  private static final long ALWAYS = Long.MAX_VALUE / 2;

  private final String path;
  private final WatchedFile.SecretReader reader;
  private final Duration overlap;
  private final LongSupplier nanoTime;
  private final Remembered<WatchedFile> files = new Remembered<>(MOST);
  private final Remembered<Boolean> broken = new Remembered<>(MOST);
  private final Remembered<Boolean> strangers = new Remembered<>(MOST_STRANGERS);
  private volatile @Nullable Path good;

  TenantFiles(
      String path, WatchedFile.SecretReader reader, Duration overlap, LongSupplier nanoTime) {
    if (!path.contains(TENANT)) {
      throw new IllegalArgumentException(
          "the path of the tenants' secret files must contain {tenant}");
    }
    WatchedFile.requireOverlap(overlap);
    this.path = path;
    this.reader = reader;
    this.overlap = overlap;
    this.nanoTime = nanoTime;
  }

  @Override
  public Optional<KeySource> of(String tenant) throws RejectedException {
    Path file = Path.of(path.replace(TENANT, tenant));
    long now = nanoTime.getAsLong();
    if (!Files.exists(file)) {
      files.remove(tenant); // what a tenant had that was removed must not count when it is back
      return Optional.empty();
    }
    Optional<WatchedFile> known = files.get(tenant, now);
    if (known.isPresent()) {
      return Optional.of(known.get());
    }
    if (broken.get(tenant, now).isPresent()) {
      throw unavailable();
    }
    WatchedFile read = read(tenant, file, now);
    files.put(tenant, read, now + ALWAYS);
    good = file;
    return Optional.of(read);
  }

  /** {@return these secrets, after the work that a tenant's file takes} */
  KeySource asForATenant(String stranger, KeySource secrets) {
    Path other = good;
    if (other == null) {
      return secrets;
    }
    long now = nanoTime.getAsLong();
    boolean first = strangers.get(stranger, now).isEmpty();
    strangers.put(stranger, true, now + ALWAYS);
    if (first) {
      readForTheTimeThatItTakes(other);
    }
    return new LooksAtAFile(other, secrets, nanoTime);
  }

  private void readForTheTimeThatItTakes(Path other) {
    try {
      watched(other);
    } catch (IllegalArgumentException e) {
      // it is gone by now
    }
  }

  /** Looks as often as a {@link WatchedFile} does, and says nothing of what it sees. */
  private static final class LooksAtAFile implements KeySource {
    private final Path file;
    private final KeySource secrets;
    private final LongSupplier nanoTime;
    private volatile long lookedAt;

    LooksAtAFile(Path file, KeySource secrets, LongSupplier nanoTime) {
      this.file = file;
      this.secrets = secrets;
      this.nanoTime = nanoTime;
      this.lookedAt = nanoTime.getAsLong();
    }

    @Override
    public List<Secret> secrets(InboundMessage message) throws RejectedException {
      long now = nanoTime.getAsLong();
      if (now - lookedAt >= WatchedFile.INTERVAL_NANOS) {
        lookedAt = now;
        FileStamp.of(file);
      }
      return secrets.secrets(message);
    }
  }

  private WatchedFile read(String tenant, Path file, long now) throws RejectedException {
    try {
      return watched(file);
    } catch (IllegalArgumentException e) {
      // the message names the file and the fix, never the text
      LOG.log(
          System.Logger.Level.WARNING, "{0}; requests of this tenant are refused", e.getMessage());
      broken.put(tenant, true, now + BROKEN_NANOS);
      throw unavailable();
    }
  }

  private WatchedFile watched(Path file) {
    return new WatchedFile(file, reader, overlap, GRACE, nanoTime);
  }

  private static RejectedException unavailable() {
    return new RejectedException(Reason.UNAVAILABLE, "verification failed; try again later");
  }
}
