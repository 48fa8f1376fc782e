package io.github.verifiedresponse.config;

import java.util.Map;

/**
 * Where used results and references are remembered, as settings name it.
 *
 * @param kind what remembers them
 * @param name the JNDI name, or the name of the cache, of the application's bean or of the module's
 *     store; empty otherwise
 */
record StorePlace(Kind kind, String name) {
  private static final String OTHERS = "use memory, jdbc:JNDI-NAME or jcache:CACHE-NAME";

  /** What remembers them. */
  enum Kind {
    DISABLED,
    MEMORY,
    JDBC,
    JCACHE,
    BEAN,
    PROVIDED
  }

  static StorePlace ofGuard(String text) {
    return text.equals("disabled")
        ? new StorePlace(Kind.DISABLED, "")
        : of(text, OTHERS + ", or disabled");
  }

  static StorePlace ofReferences(String text) {
    if (text.equals("disabled")) { // only a guard may be
      throw new IllegalArgumentException(OTHERS);
    }
    return of(text, OTHERS);
  }

  private static StorePlace of(String text, String others) {
    String name = text.substring(text.indexOf(':') + 1);
    return switch (text.substring(0, text.length() - name.length())) {
      case "jdbc:" -> new StorePlace(Kind.JDBC, name);
      case "jcache:" -> new StorePlace(Kind.JCACHE, name);
      case "bean:" -> new StorePlace(Kind.BEAN, SettingValues.name(name));
      default ->
          text.equals("memory")
              ? new StorePlace(Kind.MEMORY, "")
              : new StorePlace(Kind.PROVIDED, ProvidedStores.require(text, others));
    };
  }

  /** {@return what tells the module's store apart from another one of its kind} */
  Map<String, String> values(SettingReader settings) {
    return kind == Kind.PROVIDED ? ProvidedStores.values(settings, name) : Map.of();
  }
}
