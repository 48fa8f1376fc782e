package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A connection pool as an application sets it up that wants an answer soon. */
public final class Pools {
  private static final int CONNECTIONS = 16;
  private static final long CONNECT_MILLIS = 1_000;
  private static final long VALIDATE_MILLIS = 250;

  private Pools() {}

  public static HikariDataSource of(String url) {
    return new HikariDataSource(configuration(url));
  }

  /** Without auto-commit, as application servers and some frameworks set it up. */
  public static HikariDataSource withoutAutoCommit(String url) {
    HikariConfig configuration = configuration(url);
    configuration.setAutoCommit(false);
    return new HikariDataSource(configuration);
  }

  private static HikariConfig configuration(String url) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(url);
    configuration.setMaximumPoolSize(CONNECTIONS);
    configuration.setConnectionTimeout(CONNECT_MILLIS);
    configuration.setValidationTimeout(VALIDATE_MILLIS);
    configuration.setInitializationFailTimeout(-1);
    return configuration;
  }
}
