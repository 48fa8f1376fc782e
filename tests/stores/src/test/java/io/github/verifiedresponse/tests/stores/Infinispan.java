package io.github.verifiedresponse.tests.stores;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import javax.cache.CacheManager;
import org.infinispan.jcache.embedded.JCachingProvider;

/** An Infinispan in this process, with the caches of its XML file. */
public final class Infinispan implements AutoCloseable {
  /** Declared as the documentation says. */
  public static final String CACHE = "results";

  /** Declared with a limit beyond which entries are removed. */
  public static final String REMOVING = "removing";

  private final JCachingProvider provider = new JCachingProvider();
  private final CacheManager manager;

  private Infinispan(URI configuration) {
    manager =
        provider.getCacheManager(
            configuration, Infinispan.class.getClassLoader(), provider.getDefaultProperties());
  }

  public static Infinispan start() {
    try {
      return new Infinispan(
          Objects.requireNonNull(Infinispan.class.getResource("/infinispan.xml")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public CacheManager manager() {
    return manager;
  }

  @Override
  public void close() {
    provider.close();
  }
}
