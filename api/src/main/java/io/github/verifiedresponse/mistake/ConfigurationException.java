package io.github.verifiedresponse.mistake;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The mistakes in settings, deployment or annotations that stop the start of an application. Its
 * message has one line for each: what is wrong, where, the fix, and the {@linkplain Mistake#code
 * code} under which {@code docs/errors.md} explains it. It holds no secret.
 *
 * <p>Its stack trace is cut to a few frames, because the mistake is not in the code that found it.
 */
public final class ConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int FRAMES = 3;

  private final Found[] found;

  /**
   * One mistake.
   *
   * @param kind which kind it is
   * @param message where it is, what is wrong and the fix, on one line
   */
  public record Found(Mistake kind, String message) implements java.io.Serializable {
    /** Keeps the message on one line, whatever names and values it shows. */
    public Found {
      message = message.replaceAll("[\\p{C}\u2028\u2029]", "?");
    }

    @Override
    public String toString() {
      return message + " [" + kind.code() + "]";
    }
  }

  ConfigurationException(List<Found> found, @Nullable Throwable cause) {
    super(found.stream().map(Found::toString).collect(Collectors.joining("\n")), cause);
    this.found = found.toArray(Found[]::new);
    StackTraceElement[] trace = getStackTrace();
    setStackTrace(Arrays.copyOf(trace, Math.min(FRAMES, trace.length)));
  }

  /**
   * {@return one mistake}
   *
   * @param kind which kind it is
   * @param message where it is, what is wrong and the fix
   */
  public static ConfigurationException of(Mistake kind, String message) {
    return new ConfigurationException(List.of(new Found(kind, message)), null);
  }

  /**
   * {@return one mistake that another part found}
   *
   * @param kind which kind it is
   * @param message where it is, what is wrong and the fix
   * @param by what the part threw; only a cause that adds information is kept, such as an {@code
   *     SQLException}
   */
  public static ConfigurationException of(Mistake kind, String message, Throwable by) {
    Throwable cause = by;
    while (cause instanceof RuntimeException && cause.getClass().getName().startsWith("java.")) {
      cause = cause.getCause();
    }
    return new ConfigurationException(List.of(new Found(kind, message)), cause);
  }

  /**
   * {@return what the work returns} Another {@link IllegalArgumentException} of it becomes a
   * mistake of a kind.
   */
  public static <T> T as(Mistake kind, Supplier<T> work) {
    try {
      return work.get();
    } catch (ConfigurationException known) {
      throw known;
    } catch (IllegalArgumentException e) {
      throw of(kind, String.valueOf(e.getMessage()), e);
    }
  }

  /** {@return the same mistakes, each said to be at a place, such as {@code filter 'caf'}} */
  public ConfigurationException at(String place) {
    return new ConfigurationException(
        mistakes().stream()
            .map(each -> new Found(each.kind(), place + ": " + each.message()))
            .toList(),
        getCause());
  }

  /** {@return the mistakes, each once, in the order in which they were found} */
  public List<Found> mistakes() {
    return List.of(found);
  }
}
