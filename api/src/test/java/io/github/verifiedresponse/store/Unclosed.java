package io.github.verifiedresponse.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** A connection that stays open when its user closes it, as a pool's does. */
public record Unclosed(Connection connection) {

  public Connection proxy() {
    return (Connection)
        Proxy.newProxyInstance(
            Unclosed.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
