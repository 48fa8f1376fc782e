package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.MemoryStore;
import java.time.Duration;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * What threads are told by the store in memory is what they would be told one after another, in
 * some order: with room for three entries, two of one holder, which end and are replaced.
 */
@Param(name = "key", gen = IntGen.class, conf = "1:4")
@Param(name = "holder", gen = IntGen.class, conf = "1:2")
@Param(name = "minutes", gen = IntGen.class, conf = "1:2")
public class StoreIsLinearizableTest {
  private final Ticks clock = new Ticks();
  private final MemoryStore store = MemoryStore.of(3, 2, clock);

  @Operation
  public String insert(
      @Param(name = "key") int key,
      @Param(name = "holder") int holder,
      @Param(name = "minutes") int minutes) {
    try {
      return Boolean.toString(store.insert(Integer.toString(key), entry(holder, minutes)));
    } catch (RejectedException unavailable) {
      return String.valueOf(unavailable.getMessage());
    }
  }

  @Operation
  public Optional<Entry> find(@Param(name = "key") int key) {
    return store.find(Integer.toString(key));
  }

  @Operation
  public String moveToAnotherHolder(
      @Param(name = "key") int key,
      @Param(name = "holder") int holder,
      @Param(name = "minutes") int minutes) {
    try {
      return Boolean.toString(
          store.replace(Integer.toString(key), entry(holder, minutes), entry(3 - holder, minutes)));
    } catch (RejectedException unavailable) {
      return String.valueOf(unavailable.getMessage());
    }
  }

  @Operation
  public void aMinutePasses() {
    clock.tick();
  }

  private static Entry entry(int holder, int minutes) {
    return new Entry(
        Ticks.START.plus(Duration.ofMinutes(minutes)), Integer.toString(holder), "open");
  }

  @Test
  void inEveryInterleavingThatIsTried() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .iterations(8)
        .invocationsPerIteration(200)
        .check(StoreIsLinearizableTest.class);
  }

  @Test
  void underStress() {
    new StressOptions()
        .threads(3)
        .actorsPerThread(3)
        .iterations(20)
        .invocationsPerIteration(200)
        .check(StoreIsLinearizableTest.class);
  }
}
