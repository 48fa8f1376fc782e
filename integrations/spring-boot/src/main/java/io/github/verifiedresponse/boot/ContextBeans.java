package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.config.ApplicationBeans;
import io.github.verifiedresponse.config.SettingSource;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.store.Store;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;

/** The beans of a Spring application, for the settings that name one. */
final class ContextBeans implements ApplicationBeans {
  private static final System.Logger LOG =
      System.getLogger(VerifiedResponseAutoConfiguration.class.getName());

  private static final Map<Class<?>, String> SETTINGS =
      Map.of(
          Store.class, "replay-guard=bean:",
          KeySource.class, "secret-bean=",
          PublicKeySource.class, "public-key-bean=",
          ExpectedResult.class, "binding=/POINTER=expected:");

  private final ApplicationContext application;
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  ContextBeans(ApplicationContext application) {
    this.application = application;
  }

  @Override
  public <T> T named(Class<T> type, String name) {
    require(type, name);
    return application.getBean(name, type);
  }

  @Override
  public void require(Class<?> type, String name) {
    named.add(name);
    if (!application.containsBean(name) || !application.isTypeMatch(name, type)) {
      Set<String> others = names(type);
      throw new IllegalArgumentException(
          "is not the name of a bean of the type "
              + type.getName()
              + ": "
              + (others.isEmpty() ? "define one with this name" : "use one of " + others));
    }
  }

  /**
   * Refuses a store that no setting names, while a verifier would remember its results in memory:
   * on two nodes, each would pass twice.
   *
   * @throws ConfigurationException naming the setting and the bean
   */
  void refuseUnusedStore(Set<String> verifiers, SettingSource settings) {
    Set<String> stores = names(Store.class);
    stores.removeAll(named);
    for (String store : stores) {
      for (String verifier : verifiers) {
        String setting = "verified-response." + verifier + ".replay-guard";
        if (settings.value(setting) == null) {
          throw ConfigurationException.of(
              Mistake.STORE,
              setting
                  + " is not set, and nothing uses the bean '"
                  + store
                  + "', which is a Store: set it to bean:"
                  + store
                  + ", or to memory if there is one node only");
        }
      }
    }
  }

  /** What is not used where it was meant to be would be a check that is silently another one. */
  void warnOfOthers() {
    for (Map.Entry<Class<?>, String> each : SETTINGS.entrySet()) {
      for (String name : names(each.getKey())) {
        if (!named.contains(name)) {
          LOG.log(
              System.Logger.Level.WARNING,
              "the bean ''{0}'' is a {1} that no verifier uses: to use it, set {2}{0}",
              name,
              each.getKey().getSimpleName(),
              each.getValue());
        }
      }
    }
  }

  /** Makes no bean. */
  private Set<String> names(Class<?> type) {
    return new TreeSet<>(Arrays.asList(application.getBeanNamesForType(type, true, false)));
  }
}
