package io.github.verifiedresponse.scheme;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whoever takes a spare has it alone until it is put back, also where all threads share one place.
 * One after another, no use meets another one; so none may in any interleaving.
 */
public class ObjectPoolIsLinearizableTest {
  private final ObjectPool<Digest> spares = new ObjectPool<>(1);

  /** Like a platform's digest: two threads in it at once spoil what both of them make. */
  private static final class Digest {
    private int state;

    boolean isSpoilt() {
      int before = state;
      state = before + 1;
      boolean spoilt = state != before + 1;
      state = 0;
      return spoilt || before != 0;
    }
  }

  @Operation
  public String use() {
    @Nullable Digest spare = spares.take();
    Digest digest = spare != null ? spare : new Digest();
    String met = digest.isSpoilt() ? "met another use" : "alone";
    spares.putBack(digest);
    return met;
  }

  /** As by a use that fails: what was taken does not come back. */
  @Operation
  public void takeAndLose() {
    spares.take();
  }

  @Test
  void inEveryInterleavingThatIsTried() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .iterations(8)
        .invocationsPerIteration(500)
        .check(ObjectPoolIsLinearizableTest.class);
  }

  @Test
  void underStress() {
    new StressOptions()
        .threads(3)
        .actorsPerThread(3)
        .iterations(20)
        .invocationsPerIteration(500)
        .check(ObjectPoolIsLinearizableTest.class);
  }
}
