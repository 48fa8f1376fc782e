package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Named;

/**
 * How a class gets into the application; with {@code <absolute-ordering/>}, which leaves out what
 * libraries bring, and so the initialisers that check and guard.
 */
enum Registered implements Named {
  FOUND("scanned"),
  BY_CLASS("in code, by class"),
  BY_INSTANCE("in code, by instance"),
  DESCRIPTOR("descriptor"),
  LEFT_OUT("scanned, `<absolute-ordering/>`"),
  LEFT_OUT_BY_CLASS("in code, by class, `<absolute-ordering/>`"),
  LEFT_OUT_BY_INSTANCE("in code, by instance, `<absolute-ordering/>`"),
  LEFT_OUT_DESCRIPTOR("descriptor, `<absolute-ordering/>`");

  private final String text;

  Registered(String text) {
    this.text = text;
  }

  boolean isLeftOut() {
    return name().startsWith("LEFT_OUT");
  }

  boolean isFound() {
    return this == FOUND || this == LEFT_OUT;
  }

  boolean isByClass() {
    return name().endsWith("BY_CLASS");
  }

  boolean isByInstance() {
    return name().endsWith("BY_INSTANCE");
  }

  boolean isInCode() {
    return isByClass() || isByInstance();
  }

  boolean isInDescriptor() {
    return name().endsWith("DESCRIPTOR");
  }

  @Override
  public String text() {
    return text;
  }
}
