package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.ExpectedResult;
import io.github.verifiedresponse.binding.References;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads {@code /POINTER=what the server knows}. */
final class Bindings {
  private static final String ISSUED_TO = "issued-to:";
  private static final String EXPECTED = "expected:";

  private Bindings() {}

  /** {@return whether the text binds to references that the application issues} */
  static boolean usesReferences(String text) {
    return text.contains("=" + ISSUED_TO);
  }

  /**
   * Reads a binding.
   *
   * @param references asked only for a binding that uses them
   */
  static Binding read(String text, Supplier<References> references) {
    if (text.equals("none")) {
      return Binding.none();
    }
    int equals = text.lastIndexOf('=');
    if (equals < 1) {
      throw bad();
    }
    String pointer = text.substring(0, equals);
    String expected = text.substring(equals + 1);
    return expected.startsWith(ISSUED_TO)
        ? references.get().binding(pointer, known(expected.substring(ISSUED_TO.length()))::of)
        : Binding.field(pointer).equalsExpected(expected(expected));
  }

  /** {@return the bean that the text names, if it names one} */
  static Optional<ExpectedBean> bean(String text) {
    int at = text.indexOf("=" + EXPECTED);
    return at < 0
        ? Optional.empty()
        : Optional.of(new ExpectedBean(Values.name(text.substring(at + 1 + EXPECTED.length()))));
  }

  private static ExpectedResult expected(String text) {
    return bean("=" + text).<ExpectedResult>map(bean -> bean).orElseGet(() -> known(text));
  }

  /** What the server knows of the caller by itself. */
  private static ExpectedResult known(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String name = colon < 0 ? "" : text.substring(colon + 1);
    if (name.isBlank() != kind.equals("principal")) {
      throw bad();
    }
    return switch (kind) {
      case "principal" -> caller -> caller.principal();
      case "session" -> caller -> text(caller.sessionValue(name));
      case "attribute" -> caller -> text(caller.attribute(name));
      default -> throw bad();
    };
  }

  private static Optional<String> text(Optional<Object> value) {
    return value.filter(String.class::isInstance).map(String.class::cast);
  }

  private static IllegalArgumentException bad() {
    return new IllegalArgumentException(
        "use none, or a JSON pointer, an equals sign and one of principal, session:NAME,"
            + " attribute:NAME, expected:BEAN, issued-to:principal, issued-to:session:NAME,"
            + " issued-to:attribute:NAME; a header, a query or a cookie is the sender's word and"
            + " binds nothing");
  }
}
