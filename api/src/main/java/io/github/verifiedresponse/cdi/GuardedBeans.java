package io.github.verifiedresponse.cdi;

import jakarta.enterprise.inject.spi.CDI;

/** Which classes the second lock guards in the running application. */
public final class GuardedBeans {
  private GuardedBeans() {}

  /**
   * {@return whether CDI makes a bean of the class, or of one that inherits from it, and intercepts
   * its guarded methods} Without CDI it does not.
   *
   * @param type an annotated class
   */
  public static boolean contains(Class<?> type) {
    try {
      return CDI.current().getBeanManager().getExtension(GuardedBeansExtension.class).guards(type);
    } catch (IllegalStateException | IllegalArgumentException | LinkageError noCdi) {
      return false;
    }
  }

  /**
   * {@return whether an object that a proxy of CDI shows as this may be of another class, because a
   * producer or an extension makes such} Where CDI cannot be asked, it may be.
   *
   * @param type the class of the proxy
   */
  public static boolean mayBeProduced(Class<?> type) {
    try {
      return CDI.current()
          .getBeanManager()
          .getExtension(GuardedBeansExtension.class)
          .produces(type);
    } catch (IllegalStateException | IllegalArgumentException | LinkageError noCdi) {
      return true;
    }
  }
}
