package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.store.Entry;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Whether a server can be used, and what it would forget. */
record AtStart(RedisStore store, Commands commands, int replicas) {
  private static final int KEY_BYTES = 32;
  private static final int TRIAL_SECONDS = 60;

  /** The longest texts of an entry. */
  private static final int LONGEST = 64;

  void require() {
    try {
      commands.eachPrimary(this::look);
      tryOut();
    } catch (EvictionException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (Exception e) {
      judge(e);
    }
  }

  private void tryOut() throws Exception {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(TRIAL_SECONDS);
    Entry first = new Entry(until, "-".repeat(LONGEST), "-".repeat(LONGEST));
    Entry second = new Entry(until.plusSeconds(1), "+".repeat(LONGEST), "+".repeat(LONGEST));
    boolean kept =
        store.insert(key, first)
            && !store.insert(key, second)
            && store.replace(key, first, second)
            && !store.replace(key, first, second)
            && store.find(key).equals(Optional.of(second))
            && store.delete(key);
    if (!kept) {
      throw new IllegalArgumentException(
          "the server does not return the values that were stored: use Redis 6.2 or newer, or"
              + " Valkey");
    }
  }

  private void look(Connection connection) throws EvictionException {
    Info.requireNoEviction(connection);
    Info replication = Info.of(connection, "replication");
    int connected = replication.number("connected_slaves");
    if (replication.field("role").equals("slave")) {
      warn(
          "is a read-only replica: until it becomes a primary, results are refused as unavailable");
    } else if (connected > 0 && replicas == 0) {
      warn(
          "has replicas that may lack the last writes, so used results would be accepted again"
              + " after a failover: set shared-store.wait-replicas to 1 or more");
    } else if (connected < replicas) {
      warn(
          "has %s connected replicas, and shared-store.wait-replicas is %s: until enough are there,"
                  .formatted(connected, replicas)
              + " results are refused as unavailable");
    }
    if (Info.of(connection, "persistence").field("aof_enabled").equals("0")) {
      warn(
          "has no append-only file: after a restart, used results are accepted again until they are"
              + " too old; set appendonly yes");
    }
  }

  /** What can pass by itself is no mistake. */
  private static void judge(Exception e) {
    Optional<JedisDataException> answer = cause(e, JedisDataException.class);
    String word = answer.map(AtStart::firstWord).orElse("");
    if (cause(e, JedisAccessControlException.class).isPresent()) {
      throw new IllegalArgumentException(
          "the server refuses the login or a command ("
              + word
              + "): correct user and password in shared-store.uri, or let the account +info +set"
              + " +get +del +eval +evalsha +wait, and in a cluster +cluster +asking, on ~* or on"
              + " the keys of shared-store.key-prefix",
          e);
    }
    if (word.equals("ERR")) {
      throw new IllegalArgumentException(
          "the server refuses a command: use Redis 6.2 or newer, or Valkey, with SET, GET, DEL,"
              + " EVAL, EVALSHA and INFO",
          e);
    }
    if (e instanceof IllegalArgumentException mistake) {
      throw mistake;
    }
    warn(
        "is not usable (%s): until it is, results are refused as unavailable"
            .formatted(word.isEmpty() ? e.getClass().getSimpleName() : word));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable of, Class<T> type) {
    for (Throwable it = of; it != null; it = it.getCause()) {
      if (type.isInstance(it)) {
        return Optional.of(type.cast(it));
      }
    }
    return Optional.empty();
  }

  private static String firstWord(JedisDataException e) {
    return String.valueOf(e.getMessage()).replaceAll("(?s)[^A-Z].*", "");
  }

  private static void warn(String problem) {
    System.getLogger(RedisStore.class.getName())
        .log(System.Logger.Level.WARNING, "the Redis server {0}", problem);
  }
}
