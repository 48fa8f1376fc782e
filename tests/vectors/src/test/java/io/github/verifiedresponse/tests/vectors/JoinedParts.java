package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import java.util.List;
import java.util.Random;

/**
 * Edits of parts that a vendor joins to one text before it signs them: the same text is cut into
 * other parts, and parts are written in other ways.
 *
 * @param parts in the order in which they are joined
 */
record JoinedParts(List<Part> parts) implements FamilyEdits {

  static FamilyEdits of(Part... parts) {
    return new JoinedParts(List.of(parts));
  }

  @Override
  public Request edited(Request one, Request other, Random random) {
    int at = random.nextInt(parts.size());
    Part part = parts.get(at);
    String text = part.of(one);
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> shifted(one, Math.min(at, parts.size() - 2), random);
      case 4 -> part.in(one, part.of(other), random);
      case 5 -> part.in(one, "", random);
      case 6 -> part.in(one, Edits.strained(text, random), random);
      case 7 -> part.in(one, any(parts, random).of(one), random);
      case 8 -> part.in(any(parts, random).in(one, text, random), text, random);
      default -> part.in(one, text, random);
    };
  }

  /** Moves the border between two neighbours: by a few characters, or anywhere. */
  private Request shifted(Request one, int at, Random random) {
    Part first = parts.get(at);
    Part second = parts.get(at + 1);
    String head = first.of(one);
    String joined = head + second.of(one);
    int border =
        random.nextBoolean()
            ? head.length() + random.nextInt(9) - 4
            : random.nextInt(joined.length() + 1);
    int cut = Math.max(0, Math.min(joined.length(), border));
    return second.in(
        first.in(one, joined.substring(0, cut), random), joined.substring(cut), random);
  }
}
