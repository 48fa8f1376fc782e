package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What threads are told by the guard in memory is what they would be told one after another, in
 * some order: with room for two of three results, which end, are used and are given back.
 */
@Param(name = "result", gen = IntGen.class, conf = "1:3")
@Param(name = "thread", gen = ThreadIdGen.class)
public class GuardIsLinearizableTest {
  private static final int THREADS = 4;

  private final Ticks clock = new Ticks();
  private final ReplayGuard guard = ReplayGuards.inMemory(2, clock);

  /** The last claim of each thread, which no other one settles. */
  private final @Nullable Claim[] claims = new Claim[THREADS + 1];

  /** Ends two minutes later at most, may be taken again after one. */
  @Operation
  public String admit(@Param(name = "thread") int thread, @Param(name = "result") int result) {
    ReplayIdentity identity = ReplayIdentity.of("caf", Integer.toString(result));
    ClaimTerms terms =
        new ClaimTerms(
            Ticks.START.plus(Duration.ofMinutes(result)),
            Ticks.START.plus(Duration.ofMinutes(1)),
            true);
    try {
      Admission admission = guard.admit(identity, terms);
      if (admission instanceof Admission.Taken taken) {
        claims[thread] = taken.claim();
        return "taken after " + taken.claim().givenBack();
      }
      return admission.toString();
    } catch (RejectedException unavailable) {
      return String.valueOf(unavailable.getMessage());
    }
  }

  @Operation
  public void use(@Param(name = "thread") int thread) {
    Claim claim = claims[thread];
    if (claim != null) {
      claim.use();
    }
  }

  @Operation
  public void giveBack(@Param(name = "thread") int thread) {
    Claim claim = claims[thread];
    if (claim != null) {
      claim.giveBack(claim.givenBack() + 1);
    }
  }

  @Operation
  public void takeBack(@Param(name = "thread") int thread) {
    Claim claim = claims[thread];
    if (claim != null) {
      claim.giveBack(0);
    }
  }

  @Operation
  public void aMinutePasses() {
    clock.tick();
  }

  @Test
  void inEveryInterleavingThatIsTried() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .iterations(8)
        .invocationsPerIteration(200)
        .check(GuardIsLinearizableTest.class);
  }

  @Test
  void underStress() {
    new StressOptions()
        .threads(3)
        .actorsPerThread(3)
        .iterations(20)
        .invocationsPerIteration(200)
        .check(GuardIsLinearizableTest.class);
  }
}
