package io.github.verifiedresponse.testkit;

import static io.github.verifiedresponse.testkit.FaultyStore.Fault.COMPARES_NOTHING;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.COMPARES_THE_STATE_ONLY;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.CUTS_TEXTS;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.DROPS_WITHIN_A_MINUTE;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.FORGETS;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.KEEPS_THE_FIRST_END;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.LOOKS_AND_THEN_INSERTS;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.OVERWRITES;
import static io.github.verifiedresponse.testkit.FaultyStore.Fault.REPLACING_INSERTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.testkit.FaultyStore.Fault;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A store as a user writes one keeps the contract; one with a fault does not. */
class StoreContractTest implements StoreContract {
  private static final Store STORE = new MapStore(new ConcurrentHashMap<>());

  @Override
  public Store store() {
    return STORE;
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(FORGETS, "findsWhatWasInserted"),
        arguments(OVERWRITES, "insertsOnlyWhereNothingIs"),
        arguments(COMPARES_NOTHING, "replacesExactlyTheEntryThatItIsGiven"),
        arguments(COMPARES_THE_STATE_ONLY, "replacesExactlyTheEntryThatItIsGiven"),
        arguments(REPLACING_INSERTS, "replacesNothingWhereNothingIs"),
        arguments(KEEPS_THE_FIRST_END, "anEntryMayComeToCountForLonger"),
        arguments(CUTS_TEXTS, "takesTheLongestTexts"),
        arguments(LOOKS_AND_THEN_INSERTS, "oneOfManyInsertsAndOneOfManyReplaces"),
        arguments(DROPS_WITHIN_A_MINUTE, "keepsWhatItTakesForAWhile"));
  }

  @ParameterizedTest(name = "{0} fails {1}")
  @MethodSource("faults")
  void aStoreWithAFaultFails(Fault fault, String promise) throws Exception {
    FaultyStore store = FaultyStore.of(fault);
    StoreContract contract = () -> store;

    assertThat(Broken.promises(StoreContract.class, contract)).contains(promise);
  }

  @Test
  void eachPromiseIsBrokenByAFault() {
    assertThat(faults().map(row -> row.get()[1])).containsAll(Broken.all(StoreContract.class));
  }
}
