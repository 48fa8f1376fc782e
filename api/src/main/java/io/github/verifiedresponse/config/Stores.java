package io.github.verifiedresponse.config;

import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.config.StorePlace.Kind;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.replay.ReplayGuard;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The guards and references of one application. Verifiers that name the same one share it, so that
 * a result used at one filter is used at all.
 */
final class Stores {

  static final SettingGroup ALL = new SettingGroup(Mistake.STORE);

  static final Setting<StorePlace> REPLAY_GUARD =
      ALL.setting("replay-guard", "memory", StorePlace::ofGuard)
          .means(
              "Where used results are recorded, so that each is accepted once: `memory` (this node"
                  + " only), `jdbc:JNDI-NAME` or `jcache:CACHE-NAME` (all nodes, and after a"
                  + " restart), the store of a module, such as `redis`, `bean:NAME` (a `Store` of"
                  + " the application, with the Spring Boot starter), or `disabled`.");
  private static final Rule OF_MEMORY =
      Rule.only("only applies with replay-guard=memory", guardIs(Kind.MEMORY), REPLAY_GUARD);
  private static final Setting<Integer> REPLAY_CAPACITY =
      ALL.setting("replay-capacity", "1000000", SettingValues::count, OF_MEMORY)
          .means(
              "With `memory`: the maximum number of results, about 40 bytes of heap each (170 while"
                  + " a result is in use, 110 after it was given back); when the limit is reached,"
                  + " results are refused as unavailable.");
  private static final Setting<Boolean> REFUSE_BEFORE_START =
      ALL.setting(
              "refuse-before-start",
              "false",
              SettingValues.BOOLEAN,
              SchemeSettings.SIGNS_TIME,
              OF_MEMORY)
          .means(
              "With `memory`: `true` refuses results that were issued before this process started,"
                  + " because they may already have been used. Only for schemes that sign a time.");
  private static final Setting<Boolean> IN_TRANSACTION =
      ALL.setting(
              "claim",
              "filter",
              SettingValues.choice(
                  Map.of("filter", false, "transaction", true), "use filter or transaction"),
              Rule.not(
                  Mistake.CONTRADICTION,
                  "=transaction needs replay-guard=jdbc:JNDI-NAME, a table in the database that the"
                      + " handler uses: set it, or remove claim",
                  (settings, text) ->
                      text.equals("transaction") && !guardIs(Kind.JDBC).test(settings)))
          .means(
              "Who records that a result is used: `filter`, before the handler runs, or"
                  + " `transaction`, the handler itself with `VerifiedPayload.claimIn(…)`, so that"
                  + " its work is done exactly once. `transaction` needs `replay-guard=jdbc:…`.");
  private static final Rule OF_REFERENCES =
      Rule.only(
          "only applies with a binding to issued-to:",
          settings -> settings.get(CheckSettings.BINDING).isIssued(),
          CheckSettings.BINDING);
  private static final Setting<StorePlace> REFERENCES =
      ALL.setting("references", "memory", StorePlace::ofReferences, OF_REFERENCES)
          .means(
              "With `issued-to:`: where references are kept: `memory` (this node only),"
                  + " `jdbc:JNDI-NAME`, `jcache:CACHE-NAME`, the store of a module, such as"
                  + " `redis`, or `bean:NAME`.");
  private static final Setting<Duration> REFERENCE_LIFETIME =
      ALL.setting("reference-lifetime", "PT24H", SettingValues::duration, OF_REFERENCES)
          .means(
              "With `issued-to:`: how long a reference stays open; a closed reference is remembered"
                  + " for another hour.");
  private static final Setting<Duration> STORE_TIMEOUT =
      ALL.setting(
              "store-timeout",
              "PT0.3S",
              SettingValues::duration,
              ofStore(
                  "jdbc:, jcache:, bean: or a module's",
                  Kind.JDBC,
                  Kind.JCACHE,
                  Kind.BEAN,
                  Kind.PROVIDED))
          .means(
              "With `jdbc:`, `jcache:`, `bean:` and the store of a module: the time-out of a"
                  + " request to the store, after which the result is refused as unavailable.");
  private static final Setting<Integer> STORE_CONNECTIONS =
      ALL.setting(
              "store-connections",
              "16",
              SettingValues::count,
              ofStore("jdbc:, jcache: or bean:", Kind.JDBC, Kind.JCACHE, Kind.BEAN))
          .means(
              "With `jdbc:`, `jcache:` and `bean:`: how many requests to the store run at once, up"
                  + " to 1000, each on a thread and, with `jdbc:`, a connection of its own; others"
                  + " wait. The data source needs as many beside those of the application.");
  private static final Setting<String> STORE_TABLE =
      ALL.setting("store-table", "verified_response", text -> text, ofStore("jdbc:", Kind.JDBC))
          .means("With `jdbc:`: the name of the table.");
  private static final Setting<Boolean> CREATE_TABLE =
      ALL.setting("create-table", "false", SettingValues.BOOLEAN, ofStore("jdbc:", Kind.JDBC))
          .means(
              "With `jdbc:`: `true` creates the table if it does not exist, for demonstrations.");
  private static final Setting<String> CACHE_MANAGER =
      ALL.setting("cache-manager", "", text -> text, ofStore("jcache:", Kind.JCACHE))
          .means(
              "With `jcache:`: the JNDI name of the server's cache manager; JCache's default"
                  + " provider without it.");

  private final ApplicationBeans beans;
  private final Map<List<?>, Opened<ReplayGuard>> memory = new HashMap<>();
  private final Map<List<?>, Opened<Shared>> shared = new HashMap<>();
  private final Map<List<?>, References> references = new HashMap<>();

  Stores(ApplicationBeans beans) {
    this.beans = beans;
  }

  private static Predicate<SettingReader> guardIs(Kind kind) {
    return settings -> settings.get(REPLAY_GUARD).kind() == kind;
  }

  private static Rule ofStore(String name, Kind... kinds) {
    return Rule.only(
        "only applies with a " + name + " store",
        settings ->
            List.of(kinds).contains(settings.get(REPLAY_GUARD).kind())
                || (settings.get(CheckSettings.BINDING).isIssued()
                    && List.of(kinds).contains(settings.get(REFERENCES).kind())),
        REPLAY_GUARD,
        REFERENCES);
  }

  /** Something that was opened with these settings. */
  private record Opened<T>(List<?> with, T it) {}

  /** A store with its time-out; with its table, where it is one. */
  private record Shared(TimeLimitedStore store, Optional<JdbcStore> table) {}

  ReplayGuard guard(SettingReader settings) {
    return switch (settings.get(REPLAY_GUARD).kind()) {
      case DISABLED -> ReplayGuard.disabled();
      case MEMORY -> settings.naming(REPLAY_GUARD, () -> inMemory(settings));
      case JDBC, JCACHE, BEAN, PROVIDED -> {
        Shared store = store(settings, REPLAY_GUARD);
        yield settings.get(IN_TRANSACTION)
            ? ReplayGuards.inTransaction(
                store.table().orElseThrow(), store.store(), Clock.systemUTC())
            : ReplayGuards.shared(store.store());
      }
    };
  }

  private ReplayGuard inMemory(SettingReader settings) {
    int capacity = settings.get(REPLAY_CAPACITY);
    boolean fromNow = settings.get(REFUSE_BEFORE_START);
    return open(
        memory,
        List.of(),
        List.of(capacity, fromNow),
        () ->
            fromNow
                ? ReplayGuards.inMemoryFromNow(capacity, Clock.systemUTC())
                : ReplayGuards.inMemory(capacity, Clock.systemUTC()));
  }

  References references(SettingReader settings) {
    StorePlace place = settings.get(REFERENCES);
    Duration lifetime = settings.get(REFERENCE_LIFETIME);
    return references.computeIfAbsent(
        List.of(place, settings.get(STORE_TABLE), place.values(settings), lifetime),
        key -> {
          if (place.kind() == Kind.MEMORY) {
            return settings.naming(REFERENCE_LIFETIME, () -> References.inMemory(lifetime));
          }
          Store store = store(settings, REFERENCES).store();
          return settings.naming(REFERENCE_LIFETIME, () -> References.shared(store, lifetime));
        });
  }

  private Shared store(SettingReader settings, Setting<StorePlace> by) {
    StorePlace place = settings.get(by);
    Map<String, String> values = place.values(settings);
    List<?> key = List.of(place, settings.get(STORE_TABLE), values);
    List<?> with =
        List.of(
            settings.get(STORE_TIMEOUT),
            settings.get(STORE_CONNECTIONS),
            settings.get(CREATE_TABLE),
            settings.text(CACHE_MANAGER));
    Supplier<Shared> opening =
        () ->
            switch (place.kind()) {
              case JDBC -> jdbc(settings, place.name());
              case JCACHE -> jcache(settings, place.name());
              case BEAN -> bean(settings, place.name());
              case PROVIDED -> provided(settings, place.name(), values);
              case MEMORY, DISABLED -> throw new IllegalStateException(place.toString());
            };
    return settings.naming(by, () -> open(shared, key, with, opening));
  }

  private static Shared jdbc(SettingReader settings, String jndiName) {
    JdbcStore store = JdbcStore.jndi(jndiName);
    JdbcStore table =
        settings.naming(STORE_TABLE, () -> store.withTable(settings.get(STORE_TABLE)));
    Shared opened = new Shared(limited(settings, table), Optional.of(table));
    (settings.get(CREATE_TABLE) ? table.createTable() : table).requireTable();
    return opened;
  }

  private static Shared jcache(SettingReader settings, String cache) {
    try {
      JCacheStore store =
          settings
              .find(CACHE_MANAGER)
              .map(manager -> JCacheStore.named(cache, manager))
              .orElseGet(() -> JCacheStore.named(cache));
      return new Shared(limited(settings, store), Optional.empty());
    } catch (NoClassDefFoundError absent) { // an optional dependency
      throw new IllegalArgumentException(
          "JCache is missing, or its provider cannot load a class ("
              + absent.getMessage()
              + "): add javax.cache:cache-api and a provider, make that class visible to it, or use"
              + " another store",
          absent);
    }
  }

  private Shared bean(SettingReader settings, String name) {
    Store store = beans.named(Store.class, name);
    if (store instanceof JdbcStore table) {
      table.requireTable();
    }
    return new Shared(limited(settings, store), Optional.empty());
  }

  private static Shared provided(SettingReader settings, String kind, Map<String, String> values) {
    Store store = ProvidedStores.open(kind, values, settings.get(STORE_TIMEOUT));
    return new Shared(limited(settings, store), Optional.empty());
  }

  /** Refuses what is set behind {@code shared-store.} and no store of the verifier reads. */
  void refuseUnread(SettingReader settings) {
    Set<String> kinds = new TreeSet<>();
    List<Setting<StorePlace>> places =
        settings.get(CheckSettings.BINDING).isIssued()
            ? List.of(REPLAY_GUARD, REFERENCES)
            : List.of(REPLAY_GUARD);
    for (Setting<StorePlace> by : places) {
      if (settings.get(by).kind() == Kind.PROVIDED) {
        kinds.add(settings.get(by).name());
      }
    }
    ProvidedStores.refuseOthers(settings, kinds);
  }

  private static TimeLimitedStore limited(SettingReader settings, Store store) {
    TimeLimitedStore limited =
        settings.naming(
            STORE_TIMEOUT, () -> TimeLimitedStore.of(store, settings.get(STORE_TIMEOUT)));
    return settings.naming(
        STORE_CONNECTIONS, () -> limited.withConnections(settings.get(STORE_CONNECTIONS)));
  }

  /** One thing has one set of settings, however many verifiers name it. */
  private static <T> T open(
      Map<List<?>, Opened<T>> opened, List<?> key, List<?> with, Supplier<T> opening) {
    Opened<T> there = opened.computeIfAbsent(key, it -> new Opened<>(with, opening.get()));
    if (!there.with().equals(with)) {
      throw new IllegalArgumentException(
          "another verifier also uses it, with different store settings: use the same settings for"
              + " both");
    }
    return there.it();
  }
}
