package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.testkit.StoreContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

class RedisStoreTest implements StoreContract {
  private static final RedisServer SERVER = RedisServer.started();
  private static final Store STORE = RedisStores.open(SERVER);
  private static final Store OTHER = RedisStores.open(SERVER);

  private static final String KEY = "00ff".repeat(16);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Entry entry = new Entry(now.plusSeconds(600), "holder", "used");

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @Override
  public Store store() {
    return STORE;
  }

  @Override
  public Store other() {
    return OTHER;
  }

  @Test
  void aKeyIsThirtyTwoBytesBehindThePrefix() throws Exception {
    Store prefixed =
        RedisStores.open(SERVER.uri(), RedisStores.PATIENCE, "key-prefix", "verified:");

    STORE.insert(KEY, entry);
    prefixed.insert(KEY, entry);

    byte[] hash = HexFormat.of().parseHex(KEY);
    String latin = "verified:" + new String(hash, StandardCharsets.ISO_8859_1);
    try (Connection connection = SERVER.connect()) {
      assertThat(number(connection, Command.EXISTS, hash)).isEqualTo(1);
      byte[] both = latin.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(number(connection, Command.EXISTS, both)).isEqualTo(1);
    }
    assertThat(hash).hasSize(32);
  }

  /** A server whose clock is ahead would drop at once what had to end at an instant. */
  @Test
  void anEntryStaysForTwoHoursAfterItsEndAlsoWhenItHasEnded() throws Exception {
    byte[] ended = HexFormat.of().parseHex("01".repeat(32));
    byte[] lasting = HexFormat.of().parseHex("02".repeat(32));

    assertThat(STORE.insert("01".repeat(32), new Entry(now.minusSeconds(9_000), "a", "used")))
        .isTrue();
    STORE.insert("02".repeat(32), new Entry(now.plusSeconds(9_000), "a", "open"));

    try (Connection connection = SERVER.connect()) {
      assertAbout(number(connection, Command.PTTL, ended), Duration.ofHours(2));
      assertAbout(
          number(connection, Command.PTTL, lasting), Duration.ofHours(2).plusSeconds(9_000));
    }
  }

  @Test
  void whatReplacesAnEntryStaysForTwoHoursAfterItsOwnEnd() throws Exception {
    String key = "03".repeat(32);
    Entry longer = new Entry(now.plusSeconds(20_000), "b", "used");
    STORE.insert(key, entry);

    assertThat(STORE.replace(key, entry, longer)).isTrue();

    try (Connection connection = SERVER.connect()) {
      long left = number(connection, Command.PTTL, HexFormat.of().parseHex(key));
      assertAbout(left, Duration.ofHours(2).plusSeconds(20_000));
    }
  }

  private static void assertAbout(long millis, Duration expected) {
    assertThat(millis)
        .isBetween(expected.minusSeconds(60).toMillis(), expected.plusSeconds(2).toMillis());
  }

  private static long number(Connection connection, Command command, byte[] key) {
    return (Long) connection.executeCommand(new CommandArguments(command).key(key));
  }

  /** A connection that breaks after the server has written has the store ask again. */
  @Test
  void whatItHasInsertedItselfIsInserted() throws Exception {
    String key = "04".repeat(32);
    STORE.insert(key, entry);

    assertThat(STORE.insert(key, entry)).isTrue();
    assertThat(STORE.insert(key, entry.state("other"))).isFalse();
    assertThat(STORE.find(key)).contains(entry);
  }

  @Test
  void aServerThatHasForgottenTheScriptIsGivenItAgain() throws Exception {
    String key = "05".repeat(32);
    STORE.insert(key, entry);

    for (String state : List.of("first", "second")) {
      Entry before = STORE.find(key).orElseThrow();
      SERVER.say("SCRIPT", "FLUSH");
      assertThat(STORE.replace(key, before, entry.state(state))).isTrue();
    }

    assertThat(STORE.find(key)).contains(entry.state("second"));
    STORE.replace(key, entry.state("second"), entry);
    assertThat(SERVER.info("commandstats").field("cmdstat_evalsha")).isNotEmpty();
    assertThat(STORE.replace(key, entry, entry.state("third"))).isTrue();
    assertThat(SERVER.info("memory").field("number_of_cached_scripts")).isEqualTo("1");
  }

  @Test
  void showsNoAddress() {
    assertThat(STORE).hasToString("redis");
    assertThat(RedisAddress.of("redis://user:secret@host").toString()).doesNotContain("secret");
  }
}
