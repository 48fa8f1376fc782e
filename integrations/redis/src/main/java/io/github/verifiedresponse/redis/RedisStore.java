package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.redis.Commands.Wait;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * Entries in Redis 6.2 or newer, or in what speaks its protocol, such as Valkey: one server, a
 * cluster, or a primary that sentinels watch.
 *
 * <p>A key is the 32 bytes of a hash, behind a prefix if there is one; a value is a time, a random
 * id and a state. An entry is written with {@code SET … NX PX}, changed by a script that compares
 * the whole value, and leaves two hours after its end, by the server's clock counted from the
 * write: a clock that is an hour wrong opens nothing again.
 *
 * <p><b>Redis must not forget.</b> A server with a {@code maxmemory-policy} other than {@code
 * noeviction} is refused: at start, and each 30 seconds on each connection. What a server without
 * {@code appendonly yes} had is gone after its restart, and what an asynchronous replica has not
 * received is gone after a failover: each result that was used then passes again until it is too
 * old. {@link #withReplicas} waits for replicas.
 */
public final class RedisStore implements Store {
  /** A clock that is an hour wrong opens nothing again; as in a database. */
  private static final Duration KEPT_AFTER_END = Duration.ofHours(2);

  private static final byte[] SWAP =
      bytes(
          "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end"
              + " redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1");

  /** The SHA-1 of the script, by which Redis knows it. */
  private static final byte[] SWAP_SHA1 = bytes("88ee7b9ea2d53aabbaec799025bb4a8ba1a71370");

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._-]{0,32}");
  private static final int MOST_REPLICAS = 9;

  private final Commands commands;
  private final Clock clock;
  private final String prefix;
  private final Wait wait;

  private RedisStore(Commands commands, Clock clock, String prefix, Wait wait) {
    this.commands = commands;
    this.clock = clock;
    this.prefix = prefix;
    this.wait = wait;
  }

  /**
   * {@return the store on connections of a client of yours, such as a {@code
   * ClusterConnectionProvider} with certificates of its own}
   *
   * @param connections with a time-out for connecting and reading; it stays yours to close
   */
  public static RedisStore of(ConnectionProvider connections) {
    return of(() -> connections);
  }

  static RedisStore of(Supplier<ConnectionProvider> connections) {
    return new RedisStore(
        new Commands(connections), Clock.systemUTC(), "", new Wait(0, Duration.ZERO));
  }

  /**
   * {@return the same with another clock}
   *
   * @param other tells how long an entry has to stay
   */
  public RedisStore withClock(Clock other) {
    return new RedisStore(commands, other, prefix, wait);
  }

  /**
   * {@return the same with this text before each key, so that an account can be limited to it}
   *
   * @param text at most 32 letters, digits, colons, full stops, hyphens and underscores
   */
  public RedisStore withKeyPrefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a key's prefix is at most 32 letters, digits, colons, full stops, hyphens and"
              + " underscores");
    }
    return new RedisStore(commands, clock, text, wait);
  }

  /**
   * {@return the same, where a write counts only when so many replicas have it ({@code WAIT})} One
   * that fewer have in time is refused as unavailable, and taken back.
   *
   * @param replicas from 1 to 9; 0 waits for none
   * @param atMost how long the server waits for them, at least a millisecond; shorter than the
   *     store's time-out
   */
  public RedisStore withReplicas(int replicas, Duration atMost) {
    if (replicas < 0 || replicas > MOST_REPLICAS) {
      throw new IllegalArgumentException("the number of replicas to wait for is from 0 to 9");
    }
    // WAIT 0 would wait without end
    Duration shortest = Duration.ofMillis(1);
    Duration limit = atMost.compareTo(shortest) < 0 ? shortest : atMost;
    return new RedisStore(commands, clock, prefix, new Wait(replicas, limit));
  }

  /**
   * Looks whether the server can be used: that it does not evict, and by writing, changing and
   * deleting an entry. A server that cannot be reached now, or may only be read now, is no mistake:
   * a warning is logged, and until it is better every result is refused as unavailable. Warnings
   * also say what a restart or a failover would forget.
   *
   * @throws IllegalArgumentException when the server evicts, refuses the account or a command, or
   *     does not keep what it is given; the message has the fix
   */
  public RedisStore requireUsable() {
    new AtStart(this, commands, wait.replicas()).require();
    return this;
  }

  /** A cluster's client, or a connection that died, may ask twice, and then finds its own. */
  @Override
  public boolean insert(String key, Entry entry) throws Exception {
    CommandArguments set =
        command(Command.SET, key).add(bytes(entry.text())).add("NX").add("PX").add(millis(entry));
    if (commands.write(set, wait, RedisStore::isThere) != null) {
      return true;
    }
    return find(key).equals(Optional.of(entry)) && swap(key, entry, entry);
  }

  private static boolean isThere(@Nullable Object answer) {
    return answer != null;
  }

  @Override
  public Optional<Entry> find(String key) throws Exception {
    byte[] value = (byte[]) commands.read(command(Command.GET, key));
    return value == null
        ? Optional.empty()
        : Optional.of(Entry.of(new String(value, StandardCharsets.UTF_8)));
  }

  /** What is asked again may be there since the first time, and too few replicas may have it. */
  @Override
  public boolean replace(String key, Entry before, Entry after) throws Exception {
    boolean replaced = swap(key, before, after);
    if (!replaced && wait.replicas() > 0 && find(key).equals(Optional.of(after))) {
      swap(key, after, after);
    }
    return replaced;
  }

  private boolean swap(String key, Entry before, Entry after) throws Exception {
    try {
      return swap(Command.EVALSHA, SWAP_SHA1, key, before, after);
    } catch (JedisNoScriptException unknown) {
      return swap(Command.EVAL, SWAP, key, before, after);
    }
  }

  private boolean swap(Command command, byte[] script, String key, Entry before, Entry after)
      throws Exception {
    CommandArguments swap =
        new CommandArguments(command)
            .add(script)
            .add(1)
            .key(key(key))
            .add(bytes(before.text()))
            .add(bytes(after.text()))
            .add(millis(after));
    return isOne(commands.write(swap, wait, RedisStore::isOne));
  }

  private static boolean isOne(@Nullable Object answer) {
    return Long.valueOf(1).equals(answer);
  }

  /** Deletes what a trial has written. */
  boolean delete(String key) throws Exception {
    return isOne(commands.read(command(Command.DEL, key)));
  }

  private CommandArguments command(Command command, String key) {
    return new CommandArguments(command).key(key(key));
  }

  private byte[] key(String hex) {
    byte[] hash = HexFormat.of().parseHex(hex);
    byte[] start = bytes(prefix);
    byte[] key = new byte[start.length + hash.length];
    System.arraycopy(start, 0, key, 0, start.length);
    System.arraycopy(hash, 0, key, start.length, hash.length);
    return key;
  }

  /**
   * From now on, and not until an instant: a server whose clock is ahead would answer {@code OK} to
   * an instant that has passed for it, and keep nothing.
   */
  private long millis(Entry entry) {
    Duration left = Duration.between(clock.instant(), entry.until());
    return KEPT_AFTER_END.plus(left.isNegative() ? Duration.ZERO : left).toMillis();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Duration keepsAtMost() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /** Does not show the address. */
  @Override
  public String toString() {
    return "redis";
  }
}
