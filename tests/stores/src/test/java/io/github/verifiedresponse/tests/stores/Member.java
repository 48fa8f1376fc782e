package io.github.verifiedresponse.tests.stores;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.HazelcastMemberCachingProvider;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** A member of a Hazelcast cluster on the loopback interface, with the caches of its XML file. */
public final class Member implements AutoCloseable {
  /** Declared as the documentation says. */
  public static final String CACHE = "results";

  /** Declared without a word about eviction. */
  public static final String EVICTING = "evicting";

  /** Keeps entries for five hours. */
  public static final String LONGER = "longer";

  private static final Duration JOINS_WITHIN = Duration.ofSeconds(60);

  private final HazelcastInstance instance;
  private final CacheManager manager;

  private Member(HazelcastInstance instance) {
    this.instance = instance;
    // a provider of its own, because one provider has one manager for each URI, and all members
    // must use one URI
    this.manager =
        new HazelcastMemberCachingProvider()
            .getCacheManager(
                null, null, HazelcastCachingProvider.propertiesByInstanceItself(instance));
  }

  /** Starts a member on one of two ports; the other is its neighbour's, if there is one. */
  public static Member start(int port, int neighbour) {
    Properties places = new Properties();
    places.setProperty("port", Integer.toString(port));
    places.setProperty("neighbour", Integer.toString(neighbour));
    try (InputStream xml = Member.class.getResourceAsStream("/hazelcast.xml")) {
      return new Member(
          Hazelcast.newHazelcastInstance(
              new XmlConfigBuilder(Objects.requireNonNull(xml)).setProperties(places).build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts two members of one cluster. */
  public static List<Member> two() {
    int first = Ports.free();
    int second = Ports.free();
    List<Member> members = List.of(start(first, second), start(second, first));
    members.forEach(Member::awaitTwo);
    return members;
  }

  /** Waits until there are two members, this one knows who has what, and each entry is on both. */
  void awaitTwo() {
    Await.until("two members", JOINS_WITHIN, () -> instance.getCluster().getMembers().size() == 2);
    // until a member has been told the owners it drops copies of entries that it should keep
    Await.until(
        "an owner for each entry",
        JOINS_WITHIN,
        () ->
            instance.getPartitionService().getPartitions().stream()
                .allMatch(partition -> partition.getOwner() != null));
    Await.until(
        "a safe cluster", JOINS_WITHIN, () -> instance.getPartitionService().isClusterSafe());
  }

  public Cache<String, String> cache() {
    return cache(CACHE);
  }

  public Cache<String, String> cache(String name) {
    return Objects.requireNonNull(manager.getCache(name, String.class, String.class), name);
  }

  /** Ends as if its process had been killed: nothing is handed over. */
  public void terminate() {
    instance.getLifecycleService().terminate();
  }

  @Override
  public void close() {
    terminate();
  }
}
