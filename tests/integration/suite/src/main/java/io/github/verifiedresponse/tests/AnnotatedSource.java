package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Written;

/** The Java source of a class that has the annotation from somewhere. */
public final class AnnotatedSource {
  /** The annotation in place. */
  public static final String GUARD = "@VerifiedResponse(\"caf\") ";

  /** The annotation that is annotated with it. */
  public static final String META = "@Meta ";

  private AnnotatedSource() {}

  /**
   * {@return the guard on the class, or on what it inherits from; and the class}
   *
   * @param written where the guard is
   * @param before other annotations of the class
   * @param type its simple name
   * @param superclass its own, or that of what it inherits the guard from
   * @param interfaces its own, with commas between; may be empty
   * @param body its members
   */
  public static String of(
      Written written,
      String before,
      String type,
      String superclass,
      String interfaces,
      String body) {
    String parent = type + "Parent";
    String members = " {\n" + body + "}\n";
    String also = interfaces.isEmpty() ? "" : ", " + interfaces;
    String own = interfaces.isEmpty() ? "" : " implements " + interfaces;
    String start = before + "public class " + type + " extends ";
    return switch (written) {
      case IN_PLACE -> GUARD + start + superclass + own + members;
      case META -> META + start + superclass + own + members;
      case SUPERCLASS ->
          GUARD
              + "abstract class "
              + parent
              + " extends "
              + superclass
              + " {}\n"
              + start
              + parent
              + own
              + members;
      case INTERFACE ->
          GUARD
              + "interface "
              + parent
              + " {}\n"
              + start
              + superclass
              + " implements "
              + parent
              + also
              + members;
    };
  }
}
