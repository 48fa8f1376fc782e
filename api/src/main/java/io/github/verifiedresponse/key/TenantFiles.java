package io.github.verifiedresponse.key;

import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file for each tenant; a tenant without one is none. */
record TenantFiles(String path, WatchedFile.SecretReader reader) implements TenantKeys {
  private static final System.Logger LOG = System.getLogger(TenantFiles.class.getName());
  private static final String TENANT = "{tenant}";

  TenantFiles {
    if (!path.contains(TENANT)) {
      throw new IllegalArgumentException("the path of tenants' secrets holds {tenant} somewhere");
    }
  }

  @Override
  public Optional<KeySource> of(String tenant) throws RejectedException {
    Path file = Path.of(path.replace(TENANT, tenant));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WatchedFile(file, reader, System::nanoTime));
    } catch (IllegalArgumentException e) {
      // the message names the file and the mend, never the text
      LOG.log(System.Logger.Level.WARNING, "{0}; its tenant is refused", e.getMessage());
      throw new RejectedException(Reason.UNAVAILABLE, "verification failed; try again later");
    }
  }
}
