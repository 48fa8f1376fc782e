package io.github.verifiedresponse.config;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * Which application runs, and its verifiers: by class loader, because a library in a server's or an
 * EAR's lib serves several applications.
 */
final class Applications {
  private static final Map<ClassLoader, Verifiers> BUILT =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Applications() {}

  /** {@return the running application's verifiers, built on the first call} */
  static Verifiers running(Function<ClassLoader, Verifiers> builder) {
    return BUILT.computeIfAbsent(loader(), builder);
  }

  /** {@return the running application's verifiers if they have been built} */
  static Optional<Verifiers> built() {
    return Optional.ofNullable(BUILT.get(loader()));
  }

  static void forgetRunning() {
    BUILT.remove(loader());
  }

  /**
   * The running application's loader. A thread that belongs to none, such as one of the common
   * pool, has another one, which does not know this class: then it is the loader of this class.
   */
  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null && (BUILT.containsKey(loader) || knowsThisClass(loader))
        ? loader
        : Verifiers.class.getClassLoader();
  }

  private static boolean knowsThisClass(ClassLoader loader) {
    try {
      return Class.forName(Verifiers.class.getName(), false, loader) == Verifiers.class;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
