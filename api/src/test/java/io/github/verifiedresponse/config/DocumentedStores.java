package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Documentation;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.StoreProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * What the settings of a page expect of a server, as far as there is none: each data source and
 * cache under the name that the page gives it, and a module whose store has the settings of {@code
 * docs/redis.md}.
 */
final class DocumentedStores implements AutoCloseable {
  private static final Pattern JDBC = Pattern.compile("jdbc:(.*)");
  private static final Pattern JCACHE = Pattern.compile("jcache:(.*)");
  private static final List<String> STORES = List.of(".replay-guard", ".references");

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final Map<String, String> settings;
  private final CacheManager caches;

  private DocumentedStores(Map<String, String> settings, URL jar) {
    this.settings = new HashMap<>(settings);
    Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] {jar}, before));
    this.caches = Caching.getCachingProvider().getCacheManager();
  }

  /**
   * Supplies them until it is closed.
   *
   * @param jar an empty directory, which becomes the module's jar
   */
  static DocumentedStores of(Map<String, String> settings, Path jar) throws IOException {
    Path service = jar.resolve("META-INF/services/" + StoreProvider.class.getName());
    Files.createDirectories(service.getParent());
    Files.writeString(service, Redis.class.getName());
    DocumentedStores stores = new DocumentedStores(settings, jar.toUri().toURL());
    settings.forEach(stores::supply);
    return stores;
  }

  private void supply(String name, String value) {
    if (STORES.stream().anyMatch(name::endsWith)) {
      matches(JDBC, value).forEach(it -> supplyTable(name, it));
      matches(JCACHE, value).forEach(this::supplyCache);
    }
    if (name.endsWith(".cache-manager")) {
      NamedThings.put(value, caches);
    }
  }

  private static List<String> matches(Pattern pattern, String value) {
    return pattern.matcher(value).results().map(it -> it.group(1)).toList();
  }

  /** The page says elsewhere how the table is made. */
  private void supplyTable(String setting, String jndiName) {
    NamedThings.put(jndiName, database());
    settings.putIfAbsent(setting.replaceFirst("\\.[^.]*$", ".create-table"), "true");
  }

  private static DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    try {
      database.getConnection().close(); // its first one may take longer than a start waits
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return database;
  }

  private void supplyCache(String name) {
    caches.createCache(
        name,
        new MutableConfiguration<String, String>()
            .setTypes(String.class, String.class)
            .setExpiryPolicyFactory(
                CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_DAY)));
  }

  /** {@return the settings, and that tables are to be made} */
  Map<String, String> settings() {
    return settings;
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
    caches.close();
    NamedThings.clear();
  }

  /** As the module has it; {@code RedisPageTest} compares the page with the module. */
  public static final class Redis implements StoreProvider {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @Override
    public String kind() {
      return "redis";
    }

    @Override
    public Set<String> settings() {
      return ROW.matcher(Documentation.of("docs/redis.md").text())
          .results()
          .map(MatchResult::group)
          .map(row -> row.replaceAll("[| `]", ""))
          .collect(Collectors.toSet());
    }

    @Override
    public Store open(Map<String, String> values, Duration timeout) {
      return JdbcStore.of(database()).createTable();
    }
  }
}
