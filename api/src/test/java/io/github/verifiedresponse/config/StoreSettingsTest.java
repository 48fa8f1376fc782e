package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Reason;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where results are remembered, as settings. */
class StoreSettingsTest {
  private static final String DATABASE = "java:comp/env/jdbc/kyc";

  @AfterEach
  void forget() {
    NamedThings.clear();
  }

  @Test
  void aResultThatIsUsedInTheDatabaseIsUsedForTheNextProcess() {
    // a busy machine may need longer than the default for the first connection of all
    Map<String, String> settings = inDatabase("create-table", "true", "store-timeout", "PT30S");
    String token = VendorSamples.token("r1");

    VendorSamples.assertVerified(caf(settings), TestMessage.ofToken(token));

    assertThat(VendorSamples.reason(caf(settings), TestMessage.ofToken(token)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aMissingTableIsRefusedAtStartWithTheStatementThatMakesIt() {
    assertRefused(
        inDatabase("store-table", "kyc.used"),
        "verified-response.caf.replay-guard='jdbc:java:comp/env/jdbc/kyc': ",
        "CREATE TABLE kyc.used (ends_at BIGINT NOT NULL, id VARBINARY(32) NOT NULL PRIMARY KEY");
  }

  @Test
  void aWrongSettingOfTheStoreIsRefused() {
    assertRefused(
        inDatabase("store-table", "used; --"),
        "verified-response.caf.store-table='used; --': a table's name has letters");
    assertRefused(
        inDatabase("store-timeout", "PT0S"), "a store's time-out is from PT0.001S to PT30S");
    assertRefused(
        inDatabase("store-connections", "1001"),
        "verified-response.caf.store-connections='1001': use a number from 1 to 1000");
    assertRefused(
        inDatabase("store-connections", "0"),
        "verified-response.caf.store-connections='0': write a whole number from 1");
    assertRefused(
        caf("store-connections", "8"),
        "verified-response.caf.store-connections only applies with a jdbc:, jcache: or bean: store");
    assertRefused(
        inDatabase("create-table", "yes"),
        "verified-response.caf.create-table='yes': write true or false");
    assertRefused(
        with(inDatabase("cache-manager", "x"), Map.of()),
        "verified-response.caf.cache-manager only applies with a jcache: store");
  }

  @Test
  void whatIsNoDataSourceIsRefused() {
    NamedThings.put(DATABASE, "a text");

    assertRefused(
        caf("replay-guard", "jdbc:" + DATABASE),
        "the object with this JNDI name is not a javax.sql.DataSource");
    assertRefused(
        caf("replay-guard", "jcache:used", "cache-manager", DATABASE),
        "the object with this JNDI name is not a javax.cache.CacheManager");
  }

  @Test
  @DisplayName("AT-153 refuses a cache that forgets before a result is stale")
  void refusesACacheThatForgetsBeforeAResultIsStale() {
    assertRefused(
        caf("replay-guard", "jcache:" + cache(65)),
        "replay-ttl-too-short: the replay guard (jcache, cache used-",
        "drops a result after PT5M, but it could be accepted for PT6M30S");

    String token = VendorSamples.token("r1");
    ResponseVerifier verifier = caf(caf("replay-guard", "jcache:" + cache(67)));
    VendorSamples.assertVerified(verifier, TestMessage.ofToken(token));
    assertThat(VendorSamples.reason(verifier, TestMessage.ofToken(token)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  void findsTheServersOwnCacheManager() {
    String cache = cache(67);
    NamedThings.put("payara/CacheManager", Caching.getCachingProvider().getCacheManager());

    VendorSamples.assertVerified(
        caf(caf("replay-guard", "jcache:" + cache, "cache-manager", "payara/CacheManager")),
        TestMessage.ofToken(VendorSamples.token("r1")));
  }

  @Test
  void refusesTwoGuardsForOneScope() {
    Map<String, String> inMemory = settingsOf("again", "scheme", "caf", "secret", SECRET);
    Map<String, String> inDatabase = inDatabase("create-table", "true");

    assertRefused(
        with(inDatabase, inMemory),
        "'caf' and 'again' record the used results of one scope ('caf') in different stores",
        "set the same replay-guard for both");
    Verifiers.of(
        with(with(inDatabase, inMemory), settingsOf("again", "replay-scope", "other-account")));
  }

  private static ResponseVerifier caf(Map<String, String> settings) {
    return Verifiers.of(settings).named("caf");
  }

  private static Map<String, String> inDatabase(String... more) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    NamedThings.put(DATABASE, database);
    return with(TestSettings.caf("replay-guard", "jdbc:" + DATABASE), settingsOf("caf", more));
  }

  private static Map<String, String> caf(String... keysAndValues) {
    return TestSettings.caf(keysAndValues);
  }

  private static String cache(int minutes) {
    String name = "used-" + UUID.randomUUID();
    Caching.getCachingProvider()
        .getCacheManager()
        .createCache(
            name,
            new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(
                    CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MINUTES, minutes))));
    return name;
  }
}
