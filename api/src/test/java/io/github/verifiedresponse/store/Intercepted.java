package io.github.verifiedresponse.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Connections that a test steps in front of. */
public final class Intercepted {
  private static final Object[] NONE = {};

  private Intercepted() {}

  /** What a test does with a call. */
  @FunctionalInterface
  public interface Interception {
    @Nullable Object of(String method, Object[] arguments, Call call) throws Throwable;
  }

  /** The call itself. */
  @FunctionalInterface
  public interface Call {
    @Nullable Object proceed() throws Throwable;
  }

  public static Connection connection(Connection connection, Interception interception) {
    return connection(Connection.class, connection, interception);
  }

  /** As a pool gives it that has methods of its own on it, which the interception answers. */
  static <T extends Connection> T connection(
      Class<T> type, Connection connection, Interception interception) {
    return type.cast(
        Proxy.newProxyInstance(
            Intercepted.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                interception.of(
                    method.getName(),
                    arguments == null ? NONE : arguments,
                    () -> {
                      try {
                        return method.invoke(connection, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }

  /** A connection that stays open when its user closes it, as a pool's does. */
  public static Connection unclosed(Connection connection) {
    return connection(
        connection, (method, arguments, call) -> method.equals("close") ? null : call.proceed());
  }
}
