package io.github.verifiedresponse.tests.hostile;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/** Every attribute of every managed bean of this process. */
final class ManagedBeans {
  /** Deeper than any bean has been found to go. */
  private static final int DEPTH = 8;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final PrintWriter out;

  private ManagedBeans(PrintWriter out) {
    this.out = out;
  }

  static void write(PrintWriter out) {
    ManagedBeans beans = new ManagedBeans(out);
    beans.server.queryNames(null, null).forEach(beans::write);
  }

  private void write(ObjectName name) {
    try {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        if (attribute.isReadable()) {
          write(name, attribute.getName());
        }
      }
    } catch (JMException | RuntimeException gone) {
      out.println(name + " is gone");
    }
  }

  private void write(ObjectName name, String attribute) {
    try {
      out.println(name + " " + attribute + "=" + text(server.getAttribute(name, attribute), DEPTH));
    } catch (JMException | RuntimeException unreadable) {
      out.println(name + " " + attribute + " is unreadable");
    }
  }

  private static String text(@Nullable Object value, int depth) {
    if (value == null || depth == 0) {
      return String.valueOf(value);
    }
    if (value.getClass().isArray()) {
      return text(
          IntStream.range(0, Array.getLength(value)).mapToObj(i -> element(value, i)), depth);
    }
    if (value instanceof CompositeData composite) {
      return text(composite.values().stream(), depth);
    }
    if (value instanceof TabularData table) {
      return text(table.values().stream(), depth);
    }
    if (value instanceof Map<?, ?> map) {
      return text(Stream.concat(map.keySet().stream(), map.values().stream()), depth);
    }
    return value instanceof Collection<?> all ? text(all.stream(), depth) : String.valueOf(value);
  }

  private static Object element(Object array, int index) {
    return String.valueOf(Array.get(array, index));
  }

  private static String text(Stream<?> values, int depth) {
    return values.map(value -> text(value, depth - 1)).collect(Collectors.joining(", ", "[", "]"));
  }
}
