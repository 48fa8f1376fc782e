package io.github.verifiedresponse.config;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.binding.References;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code binding} says: {@code none}, or {@code /POINTER=what the server knows}.
 *
 * @param pointer names a string of the payload; empty for {@code none}
 * @param expected what the server knows of the caller
 * @param isIssued whether the string is a reference that was issued for what the server knows
 */
record BindingRule(String pointer, ExpectedResult expected, boolean isIssued) {
  private static final BindingRule NONE = new BindingRule("", caller -> Optional.empty(), false);
  private static final String ISSUED_TO = "issued-to:";
  private static final String EXPECTED = "expected:";

  static BindingRule read(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    int equals = text.lastIndexOf('=');
    if (equals < 1) {
      throw bad();
    }
    String pointer = text.substring(0, equals);
    Binding.field(pointer); // refuses what is none
    String known = text.substring(equals + 1);
    if (known.startsWith(ISSUED_TO)) {
      return new BindingRule(pointer, known(known.substring(ISSUED_TO.length())), true);
    }
    return new BindingRule(
        pointer,
        known.startsWith(EXPECTED)
            ? new ExpectedBean(SettingValues.name(known.substring(EXPECTED.length())))
            : known(known),
        false);
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
      case "session" -> ExpectedResult.sessionValue(name);
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

  boolean binds() {
    return !pointer.isEmpty();
  }

  /** {@return the same rule, whose bean is one of these} */
  BindingRule among(ApplicationBeans beans) {
    return expected instanceof ExpectedBean bean
        ? new BindingRule(pointer, bean.among(beans), isIssued)
        : this;
  }

  /** {@return the bean that it names, if it names one} */
  Optional<ExpectedBean> bean() {
    return expected instanceof ExpectedBean bean ? Optional.of(bean) : Optional.empty();
  }

  /**
   * {@return the binding itself}
   *
   * @param references asked only where the string is a reference
   */
  Binding binding(Supplier<References> references) {
    if (!binds()) {
      return Binding.none();
    }
    return isIssued
        ? references.get().binding(pointer, expected)
        : Binding.field(pointer).equalsExpected(expected);
  }
}
