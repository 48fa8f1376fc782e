package io.github.verifiedresponse.testkit;

import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.BREAKS_AT_WHAT_IS_NOT_HEX;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.COMPARES_HALF;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.HAS_ANOTHER_ID_EACH_TIME;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.IGNORES_SPACES_AT_THE_END;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.REFUSES_ALL;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.SAYS_IT_NAMES_A_TYPE;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.SAYS_IT_SIGNS_A_TIME;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.SIGNS_THE_START_ONLY;
import static io.github.verifiedresponse.testkit.FaultyScheme.Fault.TAKES_ANY_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.testkit.FaultyScheme.Fault;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scheme as a user writes one in code keeps the contract; one with a fault does not. */
class SignatureSchemeContractTest implements SignatureSchemeContract {
  private static final AcmeScheme ACME = new AcmeScheme("acmes-secret-4c1d7e2b9a6f-4c1d7e2b9a6f");
  private static final AcmeScheme OTHER = new AcmeScheme("other-secret-7e2b9a6f4c1d-7e2b9a6f4c1d");

  @Override
  public SignatureScheme scheme() {
    return ACME;
  }

  @Override
  public SignatureScheme withOtherKey() {
    return OTHER;
  }

  @Override
  public Genuine genuine() {
    Content body = newBody();
    return relayed(body, ACME.signature(body.toByteArray()));
  }

  private static Content newBody() {
    return Content.ofText("{\"id\":\"%s\"}".formatted(UUID.randomUUID()));
  }

  private static Genuine relayed(Content body, String signature) {
    return new Genuine(
        Map.of("Content-Type", "application/json", AcmeScheme.HEADER, signature), body);
  }

  /** The same questions, asked of a scheme with a fault. */
  private record Asked(FaultyScheme scheme, FaultyScheme withOtherKey, Content body)
      implements SignatureSchemeContract {
    Asked(Fault fault) {
      this(new FaultyScheme(fault, ACME), new FaultyScheme(fault, OTHER), newBody());
    }

    @Override
    public Genuine genuine() {
      return relayed(body, scheme.signature(body.toByteArray()));
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(REFUSES_ALL, "verifiesAGenuineRequest"),
        arguments(TAKES_ANY_KEY, "refusesWhatAnotherKeySigned"),
        arguments(SIGNS_THE_START_ONLY, "refusesABodyWithOneOtherBit"),
        arguments(IGNORES_SPACES_AT_THE_END, "refusesAShorterAndALongerBody"),
        arguments(COMPARES_HALF, "refusesAHeaderWithOneOtherCharacter"),
        arguments(BREAKS_AT_WHAT_IS_NOT_HEX, "refusesAHeaderThatIsNoSignature"),
        arguments(HAS_ANOTHER_ID_EACH_TIME, "oneResultHasOneId"),
        arguments(SAYS_IT_SIGNS_A_TIME, "signsATimeWhereItSaysSo"),
        arguments(SAYS_IT_NAMES_A_TYPE, "namesATypeWhereItSaysSo"));
  }

  @ParameterizedTest(name = "{0} fails {1}")
  @MethodSource("faults")
  void aSchemeWithAFaultFails(Fault fault, String promise) throws Exception {
    assertThat(Broken.promises(SignatureSchemeContract.class, new Asked(fault))).contains(promise);
  }

  @Test
  void eachPromiseIsBrokenByAFault() {
    assertThat(faults().map(row -> row.get()[1]))
        .containsAll(Broken.all(SignatureSchemeContract.class));
  }
}
