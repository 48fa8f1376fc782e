package io.github.verifiedresponse.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Runs the tests of a contract as JUnit does, to see which of them fail. */
final class Broken {
  private Broken() {}

  private static Stream<Method> tests(Class<?> contract) {
    return Stream.of(contract.getMethods()).filter(it -> it.isAnnotationPresent(Test.class));
  }

  /** {@return the promises that a contract asks for} */
  static Set<String> all(Class<?> contract) {
    return tests(contract).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return the promises that are not kept} An aborted test says nothing. */
  static <C> Set<String> promises(Class<C> contract, C implementation) throws Exception {
    Set<String> broken = new TreeSet<>();
    for (Method test : tests(contract).toList()) {
      try {
        test.invoke(implementation);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof TestAbortedException)) {
          broken.add(test.getName());
        }
      }
    }
    return broken;
  }
}
