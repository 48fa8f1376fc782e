package io.github.verifiedresponse.store;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import org.jspecify.annotations.Nullable;

/** Finds what the server has under a name. */
final class Jndi {
  /** Another scheme than {@code java:} would fetch, and run, what another machine says. */
  private static final Pattern LOCAL = Pattern.compile("(java:)?[^:]+");

  private Jndi() {}

  /**
   * {@return what has this name, if it is of this type}
   *
   * @throws IllegalArgumentException when there is nothing of this name
   */
  @SuppressWarnings("BanJNDI") // the name is the operator's, and local
  static <T> Optional<T> find(String name, Class<T> type) {
    if (!LOCAL.matcher(name).matches()) {
      throw new IllegalArgumentException("a JNDI name is plain or starts with java:");
    }
    try {
      return Optional.of(InitialContext.<Object>doLookup(name))
          .filter(type::isInstance)
          .map(type::cast);
    } catch (NamingException e) {
      throw new IllegalArgumentException(
          isNothing(e) || isNothing(e.getCause())
              ? "the server has no object with this JNDI name: declare it in the server, or correct"
                  + " the name"
              : "the server has an object with this JNDI name but cannot provide it ("
                  + e.getClass().getName()
                  + "): check its configuration in the server",
          e);
    }
  }

  private static boolean isNothing(@Nullable Throwable why) {
    return why instanceof NameNotFoundException || why instanceof NoInitialContextException;
  }
}
