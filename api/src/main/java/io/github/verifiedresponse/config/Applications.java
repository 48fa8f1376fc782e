package io.github.verifiedresponse.config;

import java.lang.ref.WeakReference;
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

  private static final Map<ClassLoader, GuardedEndpoints> GUARDED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Loaders that belong to an application without being its own, and its own. */
  private static final Map<ClassLoader, WeakReference<ClassLoader>> PARTS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Applications() {}

  /** Treats two loaders as one application. */
  static void join(ClassLoader part, ClassLoader whole) {
    if (part != whole) {
      PARTS.put(part, new WeakReference<>(whole));
    }
  }

  /** Has an application answer these, whose framework has built them. */
  static void put(ClassLoader application, Verifiers verifiers) {
    BUILT.put(whole(application), verifiers);
  }

  /** {@return the running application's verifiers, built on the first call} */
  static Verifiers running(Function<ClassLoader, Verifiers> builder) {
    return BUILT.computeIfAbsent(loader(), builder);
  }

  /** {@return the running application's verifiers if they have been built} */
  static Optional<Verifiers> built() {
    return Optional.ofNullable(BUILT.get(loader()));
  }

  /** {@return what is guarded in the running application} */
  static GuardedEndpoints guarded() {
    return GUARDED.computeIfAbsent(loader(), none -> new GuardedEndpoints());
  }

  static void forgetRunning() {
    GUARDED.remove(loader());
    BUILT.remove(loader());
  }

  /**
   * The running application's loader. A thread that belongs to none, such as one of the common
   * pool, has another one, which does not know this class: then it is the loader of this class.
   */
  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return whole(
        loader != null && (BUILT.containsKey(loader) || knowsThisClass(loader))
            ? loader
            : Verifiers.class.getClassLoader());
  }

  private static ClassLoader whole(ClassLoader loader) {
    WeakReference<ClassLoader> whole = PARTS.get(loader);
    ClassLoader known = whole == null ? null : whole.get();
    return known == null ? loader : known;
  }

  private static boolean knowsThisClass(ClassLoader loader) {
    try {
      return Class.forName(Verifiers.class.getName(), false, loader) == Verifiers.class;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
