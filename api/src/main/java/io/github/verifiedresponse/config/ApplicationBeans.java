package io.github.verifiedresponse.config;

/**
 * The objects that an application's framework has by name, for the settings that name one: {@code
 * secret-bean}, {@code public-key-bean}, {@code replay-guard=bean:NAME}, {@code
 * references=bean:NAME} and {@code binding=/POINTER=expected:NAME}. Without a framework that gives
 * them, only {@code expected:} can be used, and CDI is asked.
 */
public interface ApplicationBeans {

  /**
   * {@return the object of that name, made if it is not there yet}
   *
   * @param type what it must be
   * @param name as a setting has it
   * @throws IllegalArgumentException when there is none of this name and type; the message says
   *     what to do
   */
  <T> T named(Class<T> type, String name);

  /**
   * Looks whether the object is there, and makes none: it may need the verifiers itself.
   *
   * @param type what it must be
   * @param name as a setting has it
   * @throws IllegalArgumentException as {@link #named} says
   */
  void require(Class<?> type, String name);

  /** {@return the named beans of CDI, where it runs; only {@code expected:} can name one} */
  static ApplicationBeans ofCdi() {
    return new CdiBeans();
  }
}
