package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import io.github.verifiedresponse.tests.PlacementCell.Written;
import io.github.verifiedresponse.tests.boot.placed.Ran;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One place where the annotation can be written in an application on Spring Boot.
 *
 * @param kind of what is annotated
 * @param written where it has the annotation from
 */
record PlacedCell(PlacedKind kind, Written written) {
  private static final String BEFORE_NAME = "@VerifiedResponse on ";

  /** All cells. */
  static List<PlacedCell> all() {
    return Stream.of(PlacedKind.values())
        .flatMap(kind -> kind.places().stream().map(written -> new PlacedCell(kind, written)))
        .toList();
  }

  /** The simple name of its class; those of others of the cell begin so. */
  String typeName() {
    return Stream.of((kind.name() + "_" + written.name()).split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .reduce("", String::concat);
  }

  String path() {
    return "/" + typeName() + (kind == PlacedKind.SERVLET_BEAN ? "/" : "");
  }

  /** {@return whether a class is of this cell} */
  boolean owns(String simpleName) {
    return simpleName.startsWith(typeName());
  }

  /** {@return what may come of it} */
  Set<Verdict> right() {
    return kind.mustBeGuarded()
        ? EnumSet.of(Verdict.GUARDED)
        : EnumSet.of(Verdict.GUARDED, Verdict.REFUSED, Verdict.CLOSED);
  }

  /** {@return whether a report names its class, as what is annotated} */
  boolean isNamedIn(String report) {
    String named = BEFORE_NAME + Ran.class.getPackageName() + "." + typeName();
    return report.contains(named + " ") || report.contains(named + ":");
  }

  @Override
  public String toString() {
    return kind.text() + " | " + written.text();
  }
}
