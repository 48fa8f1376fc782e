package io.github.verifiedresponse.mistake;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what several checks find, so that one start reports all mistakes, each once. */
public final class Mistakes {
  private final Set<ConfigurationException.Found> found = new LinkedHashSet<>();
  private @Nullable Throwable cause;

  /** Begins with none. */
  public Mistakes() {}

  /** Makes a check, and keeps the mistakes that it throws. */
  public void in(Runnable check) {
    find(
        () -> {
          check.run();
          return true;
        });
  }

  /** {@return what the work returns; empty when it throws mistakes, which are kept} */
  public <T> Optional<T> find(Supplier<T> work) {
    try {
      return Optional.of(ConfigurationException.as(Mistake.OTHER, work));
    } catch (ConfigurationException e) {
      add(e);
      return Optional.empty();
    }
  }

  /** Adds one mistake. */
  public void add(Mistake kind, String message) {
    found.add(new ConfigurationException.Found(kind, message));
  }

  /** Adds all that a refusal has, and its cause if it is the first. */
  public void add(ConfigurationException refusal) {
    found.addAll(refusal.mistakes());
    cause = cause == null ? refusal.getCause() : cause;
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends the start if there are any.
   *
   * @throws ConfigurationException with all of them
   */
  public void report() {
    if (!isEmpty()) {
      throw new ConfigurationException(java.util.List.copyOf(found), cause);
    }
  }
}
