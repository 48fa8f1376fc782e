package io.github.verifiedresponse.placement;

/**
 * What runs before the handlers of Spring MVC; the servlet filter's module has one. Without one
 * nothing does.
 */
@FunctionalInterface
public interface HandlerGuard {

  /**
   * Looks whether all guarded methods of a handler are guarded.
   *
   * @param handler the class of an annotated handler
   * @throws IllegalArgumentException naming the class, the path that is open, and the fix
   */
  void requireGuarded(Class<?> handler);
}
