package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Genuine requests are made from entries of the table, and then everything is tried that a sender
 * without the key can make of them. What is accepted must say, by a reader that is not a part of
 * the product, what a genuine request says ({@link SignedView} lists what may differ), and must
 * hand on the same payload under the same identity.
 *
 * <p>Each family is asked 100,000 times or more in each build, and each of its rows on a curve,
 * where a signature takes a hundred times longer, {@value #SLOW} times. {@code -Dmutations=100000}
 * asks every row that often, which takes some minutes.
 *
 * <p>The edits are seeded. Keys are generated, so that signatures are others in each run.
 */
class FamilyMutationTest {
  private static final long SEED = 14;
  private static final int EACH_FAMILY = 100_000;
  private static final int SLOW = 500;

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void acceptsNothingButWhatWasSigned(String family, List<SignedRow> rows) {
    long fast = rows.stream().filter(row -> !row.isSlow()).count();
    int asked = 0;
    for (SignedRow row : rows) {
      SignedRowRun run = new SignedRowRun(row);
      Random random = new Random(SEED);
      int wanted = Integer.getInteger("mutations", count(row, fast));
      while (run.asked() < wanted) {
        run.ask(random);
      }
      asked += run.asked();
      System.out.println(run.figures(family));

      assertThat(run.broken()).as("%s", row).isEmpty();
      assertThat(run.acceptedWithOtherUnsigned()).as("the rule is never asked").isPositive();
    }
    assertThat(asked).isGreaterThanOrEqualTo(Integer.getInteger("mutations", EACH_FAMILY));
  }

  private static int count(SignedRow row, long fast) {
    return row.isSlow() ? SLOW : (int) ((EACH_FAMILY + fast - 1) / fast);
  }

  static Stream<Object[]> families() {
    return Stream.of(
        family("DetachedSignature", DetachedRows.all()),
        family("CompactJws", SignedRow.compactTokens()),
        family("BodyHashJws", SignedRow.tokensWithTheBodysHash()),
        family("DetachedJws", SignedRow.tokensWithoutPayload()),
        family("HttpMessageSignature", SignedRow.httpMessages()),
        family("SdJwt", SignedRow.credentials()));
  }

  private static Object[] family(String name, List<SignedRow> rows) {
    return new Object[] {name, rows};
  }
}
