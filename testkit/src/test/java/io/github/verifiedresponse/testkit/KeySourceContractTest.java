package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** A key source as a user writes one keeps the contract; one with a fault does not. */
class KeySourceContractTest implements KeySourceContract {
  private static final String TEXT = "annas-secret-4c1d7e2b9a6f-4c1d7e2b9a6f";
  private static final Secret ANNAS = Secret.of("anna's", TEXT);
  private static final Secret BORIS = Secret.of("boris'", "boris-secret-7e2b9a6f4c1d-7e2b9a6f4c1d");
  private static final KeySource KEYS =
      new MapKeys(Map.of("anna", List.of(ANNAS), "boris", List.of(BORIS)));

  @Override
  public KeySource keys() {
    return KEYS;
  }

  @Override
  public InboundMessage known() {
    return of("anna");
  }

  @Override
  public Optional<InboundMessage> stranger() {
    return Optional.of(of("carla"));
  }

  @Override
  public Optional<KeySource> broken() {
    return Optional.of(
        message -> {
          throw new RejectedException(Reason.UNAVAILABLE, "the vault does not answer");
        });
  }

  private static InboundMessage of(String tenant) {
    return InboundMessage.of("POST", "/results")
        .headers(name -> name.equals("Tenant") ? List.of(tenant) : List.of())
        .build();
  }

  /** The same questions, asked of another source. */
  private record Asked(KeySource keys, Optional<KeySource> broken) implements KeySourceContract {
    @Override
    public InboundMessage known() {
      return of("anna");
    }

    @Override
    public Optional<InboundMessage> stranger() {
      return Optional.of(of("carla"));
    }
  }

  static Stream<Arguments> faults() {
    AtomicInteger calls = new AtomicInteger();
    Secret longer = Secret.of("longer", "0" + TEXT);
    return Stream.of(
        arguments("hasFromOneToFourSecrets", asked(message -> List.of())),
        arguments("hasFromOneToFourSecrets", asked(message -> Collections.nCopies(5, ANNAS))),
        arguments("noSecretEndsWithAnother", asked(message -> List.of(ANNAS, longer))),
        arguments(
            "answersTheSameObjectsWhileNothingChanges",
            asked(message -> List.of(Secret.of("read again", TEXT)))),
        arguments(
            "answersManyThreadsAlike",
            asked(message -> calls.getAndIncrement() % 8 == 7 ? List.of() : List.of(ANNAS))),
        arguments("givesAStrangerNoOnesSecret", asked(message -> List.of(ANNAS))),
        arguments(
            "givesAStrangerNoOnesSecret",
            asked(
                message -> {
                  if (message.header("Tenant").contains("carla")) {
                    throw new RejectedException(Reason.UNAVAILABLE, "no such row");
                  }
                  return List.of(ANNAS);
                })),
        arguments("isUnavailableWhileItCannotBeAsked", new Asked(KEYS, Optional.of(KEYS))),
        arguments(
            "isUnavailableWhileItCannotBeAsked",
            new Asked(
                KEYS,
                Optional.of(
                    message -> {
                      throw new IllegalStateException("the vault does not answer");
                    }))),
        arguments("showsNoSecret", asked(new Printed(TEXT, ANNAS))));
  }

  private static Asked asked(KeySource keys) {
    return new Asked(keys, Optional.empty());
  }

  /** A record that shows all that it holds. */
  private record Printed(String text, Secret secret) implements KeySource {
    @Override
    public List<Secret> secrets(InboundMessage message) {
      return List.of(secret);
    }
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("faults")
  void aSourceWithAFaultFails(String promise, KeySourceContract faulty) throws Exception {
    assertThat(Broken.promises(KeySourceContract.class, faulty)).contains(promise);
  }

  @Test
  void eachPromiseIsBrokenByAFault() {
    assertThat(faults().map(row -> row.get()[0])).containsAll(Broken.all(KeySourceContract.class));
  }

  @Test
  void whatMakesNoSenseIsAborted() {
    assertThatThrownBy(asked(KEYS)::isUnavailableWhileItCannotBeAsked)
        .isInstanceOf(TestAbortedException.class);
  }
}
