package io.github.verifiedresponse.config;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** What a server has under its JNDI names, as far as tests put it there. */
public final class NamedThings implements InitialContextFactory {
  private static final Map<String, Object> THINGS = new ConcurrentHashMap<>();

  /** Called by JNDI. */
  public NamedThings() {}

  static void put(String name, Object thing) {
    THINGS.put(name, thing);
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, NamedThings.class.getName());
  }

  static void clear() {
    THINGS.clear();
    System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
    return new InitialContext(true) {
      @Override
      public Object lookup(String name) throws NamingException {
        Object thing = THINGS.get(name);
        if (thing == null) {
          throw new NameNotFoundException(name);
        }
        return thing;
      }
    };
  }
}
