package io.github.verifiedresponse.key;

import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A file for each tenant; a tenant without one is none. Files are kept once they were read, because
 * what one held before may count for a while.
 */
final class TenantFiles implements TenantKeys {
  private static final System.Logger LOG = System.getLogger(TenantFiles.class.getName());
  private static final String TENANT = "{tenant}";
  private static final int MOST = 100_000;

  /** Until another one pushes it out. */
  private static final long ALWAYS = Long.MAX_VALUE / 2;

  private final String path;
  private final WatchedFile.SecretReader reader;
  private final Duration overlap;
  private final LongSupplier nanoTime;
  private final Remembered<WatchedFile> files = new Remembered<>(MOST);

  TenantFiles(
      String path, WatchedFile.SecretReader reader, Duration overlap, LongSupplier nanoTime) {
    if (!path.contains(TENANT)) {
      throw new IllegalArgumentException("the path of tenants' secrets holds {tenant} somewhere");
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
    if (!Files.exists(file)) {
      files.remove(tenant); // what a tenant had that was removed must not count when it is back
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    Optional<WatchedFile> known = files.get(tenant, now);
    if (known.isPresent()) {
      return Optional.of(known.get());
    }
    WatchedFile read = read(file);
    files.put(tenant, read, now + ALWAYS);
    return Optional.of(read);
  }

  private WatchedFile read(Path file) throws RejectedException {
    try {
      return new WatchedFile(file, reader, overlap, nanoTime);
    } catch (IllegalArgumentException e) {
      // the message names the file and the mend, never the text
      LOG.log(System.Logger.Level.WARNING, "{0}; its tenant is refused", e.getMessage());
      throw new RejectedException(Reason.UNAVAILABLE, "verification failed; try again later");
    }
  }
}
