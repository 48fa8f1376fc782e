package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The guards and references of one application. Verifiers that name the same one share it, so that
 * a result used at one door is used at all.
 */
final class Stores {
  private static final List<Setting> OF_MEMORY =
      List.of(Setting.REPLAY_CAPACITY, Setting.REFUSE_BEFORE_START);
  private static final List<Setting> OF_JDBC = List.of(Setting.STORE_TABLE, Setting.CREATE_TABLE);
  private static final List<Setting> OF_JCACHE = List.of(Setting.CACHE_MANAGER);

  private final Map<String, Opened<ReplayGuard>> memory = new HashMap<>();
  private final Map<String, Opened<Shared>> shared = new HashMap<>();
  private final Map<String, References> references = new HashMap<>();

  /** Something that was opened with these settings. */
  private record Opened<T>(List<String> with, T it) {}

  /** A store with its time-out; with its table, where it is one. */
  private record Shared(TimeLimitedStore store, Optional<JdbcStore> table) {}

  ReplayGuard guard(SettingReader settings) {
    String name = settings.text(Setting.REPLAY_GUARD);
    refuseIdle(settings, name);
    boolean inTransaction = settings.read(Setting.CLAIM, Stores::isTransaction);
    if (inTransaction && !name.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          settings.name(Setting.CLAIM)
              + "=transaction needs replay-guard=jdbc:JNDI-NAME, a table of the database in which"
              + " the handler works: set it, or remove "
              + Setting.CLAIM.key());
    }
    if (name.equals("disabled")) {
      return ReplayGuard.disabled();
    }
    if (name.equals("memory")) {
      int capacity = settings.read(Setting.REPLAY_CAPACITY, Values::count);
      boolean fromNow = settings.read(Setting.REFUSE_BEFORE_START, Values::bool);
      return open(
          memory,
          name,
          List.of(Integer.toString(capacity), Boolean.toString(fromNow)),
          () ->
              fromNow
                  ? ReplayGuards.inMemoryFromNow(capacity, Clock.systemUTC())
                  : ReplayGuards.inMemory(capacity, Clock.systemUTC()));
    }
    Shared shared = store(settings, Setting.REPLAY_GUARD);
    return inTransaction
        ? ReplayGuards.inTransaction(
            shared.table().orElseThrow(), shared.store(), Clock.systemUTC())
        : ReplayGuards.shared(shared.store());
  }

  private static boolean isTransaction(String claim) {
    return switch (claim) {
      case "transaction" -> true;
      case "filter" -> false;
      default -> throw new IllegalArgumentException("use filter or transaction");
    };
  }

  References references(SettingReader settings) {
    String name = settings.text(Setting.REFERENCES);
    Duration lifetime = settings.read(Setting.REFERENCE_LIFETIME, Values::duration);
    String key = name + " " + settings.text(Setting.STORE_TABLE) + " " + lifetime;
    References made = references.get(key);
    if (made == null) {
      made =
          name.equals("memory")
              ? settings.read(Setting.REFERENCE_LIFETIME, v -> References.inMemory(lifetime))
              : inStore(settings, lifetime);
      references.put(key, made);
    }
    return made;
  }

  private References inStore(SettingReader settings, Duration lifetime) {
    Store store = store(settings, Setting.REFERENCES).store();
    return settings.read(Setting.REFERENCE_LIFETIME, v -> References.shared(store, lifetime));
  }

  private Shared store(SettingReader settings, Setting by) {
    Duration timeout = settings.read(Setting.STORE_TIMEOUT, Values::duration);
    String name = settings.text(by);
    String place = name.substring(name.indexOf(':') + 1);
    List<String> with =
        List.of(timeout.toString(), settings.text(Setting.CREATE_TABLE), manager(settings));
    String key = name + " " + settings.text(Setting.STORE_TABLE);
    return settings.read(
        by,
        value ->
            switch (value.startsWith("jdbc:")
                ? "jdbc"
                : value.startsWith("jcache:") ? "jcache" : "") {
              case "jdbc" -> open(shared, key, with, () -> jdbc(settings, place, timeout));
              case "jcache" -> open(shared, key, with, () -> jcache(settings, place, timeout));
              default ->
                  throw new IllegalArgumentException(
                      "use memory, jdbc:JNDI-NAME or jcache:CACHE-NAME"
                          + (by == Setting.REPLAY_GUARD ? ", or disabled" : ""));
            });
  }

  private static Shared jdbc(SettingReader settings, String place, Duration timeout) {
    JdbcStore store = JdbcStore.jndi(place);
    JdbcStore table = settings.read(Setting.STORE_TABLE, store::withTable);
    boolean create = settings.read(Setting.CREATE_TABLE, Values::bool);
    Shared shared = new Shared(TimeLimitedStore.of(table, timeout), Optional.of(table));
    (create ? table.createTable() : table).requireTable();
    return shared;
  }

  private static Shared jcache(SettingReader settings, String place, Duration timeout) {
    try {
      JCacheStore store =
          settings.isSet(Setting.CACHE_MANAGER)
              ? JCacheStore.named(place, manager(settings))
              : JCacheStore.named(place);
      return new Shared(TimeLimitedStore.of(store, timeout), Optional.empty());
    } catch (NoClassDefFoundError absent) { // an optional dependency
      throw new IllegalArgumentException(
          "there is no JCache here: add javax.cache:cache-api and a provider, or use another store",
          absent);
    }
  }

  private static String manager(SettingReader settings) {
    return settings.text(Setting.CACHE_MANAGER);
  }

  /** One thing has one set of settings, whoever names it. */
  private static <T> T open(
      Map<String, Opened<T>> opened, String key, List<String> with, Opening<T> opening) {
    Opened<T> there = opened.get(key);
    if (there == null) {
      there = new Opened<>(with, opening.open());
      opened.put(key, there);
    }
    if (!there.with().equals(with)) {
      throw new IllegalArgumentException(
          "another verifier uses it too, with other settings of the store: write the same for both");
    }
    return there.it();
  }

  @FunctionalInterface
  private interface Opening<T> {
    T open();
  }

  private static void refuseIdle(SettingReader settings, String guard) {
    String references =
        Bindings.usesReferences(settings.text(Setting.BINDING))
            ? settings.text(Setting.REFERENCES)
            : "";
    Function<String, Boolean> used = kind -> guard.startsWith(kind) || references.startsWith(kind);
    if (!guard.equals("memory")) {
      refuse(settings, OF_MEMORY, "has a meaning with replay-guard=memory only");
    }
    if (!used.apply("jdbc:")) {
      refuse(settings, OF_JDBC, "has a meaning with a jdbc: store only");
    }
    if (!used.apply("jcache:")) {
      refuse(settings, OF_JCACHE, "has a meaning with a jcache: store only");
    }
    if (!used.apply("jdbc:") && !used.apply("jcache:")) {
      settings.refuse(Setting.STORE_TIMEOUT, "has a meaning with a jdbc: or jcache: store only");
    }
    if (references.isEmpty()) {
      refuse(
          settings,
          List.of(Setting.REFERENCES, Setting.REFERENCE_LIFETIME),
          "has a meaning with a binding to issued-to: only");
    }
  }

  private static void refuse(SettingReader settings, List<Setting> idle, String why) {
    idle.forEach(setting -> settings.refuse(setting, why));
  }
}
