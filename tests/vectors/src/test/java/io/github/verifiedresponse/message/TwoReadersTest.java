package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.vectors.VectorFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one pass over JSON accepts, refuses and finds what the strict tree does. */
class TwoReadersTest {
  private static final int SEEDS = 400;
  private static final int OF_A_SEED = 5_000;

  private final TwoReaders usual = new TwoReaders();
  private final TwoReaders low = TwoReaders.withLowLimits();

  @Test
  void agreeOnTwoMillionMutationsOfGenuinePayloads() {
    LongAdder accepted = new LongAdder();
    List<String> differences =
        IntStream.range(0, SEEDS)
            .parallel()
            .boxed()
            .flatMap(seed -> ofSeed(seed, accepted).stream())
            .collect(Collectors.toList());

    assertThat(differences).isEmpty();
    assertThat(accepted.sum()).as("mutations that are good JSON").isGreaterThan(100_000);
  }

  /** Readers of their own: a parser keeps names, and so many would slow it down. */
  private static List<String> ofSeed(int seed, LongAdder accepted) {
    TwoReaders usual = new TwoReaders();
    TwoReaders low = TwoReaders.withLowLimits();
    JsonMutations mutations = new JsonMutations(seed);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < OF_A_SEED; i++) {
      byte[] text = mutations.next();
      String difference = i % 8 > 0 ? usual.difference(text) : low.differenceUnverified(text);
      if (difference.isEmpty()) {
        continue;
      }
      if (difference.equals(TwoReaders.ACCEPTED)) {
        accepted.increment();
      } else {
        differences.add(shown(difference, text));
      }
    }
    return differences;
  }

  @ParameterizedTest
  @ValueSource(strings = {"y_", "n_", "i_"})
  void agreeOnJsonTestSuite(String kind) throws IOException {
    List<String> differences = new ArrayList<>();
    for (Path file : VectorFiles.files("jsontestsuite/test_parsing", kind)) {
      byte[] text = Files.readAllBytes(file);
      ask(text, differences);
      ask(around("{\"v\":", text, "}"), differences);
      ask(around("{\"a\":[", text, "]}"), differences);
      ask(around("{", text, ":1}"), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void agreeAtTheLimits() {
    List<String> differences = new ArrayList<>();
    for (String text : texts()) {
      ask(text.getBytes(StandardCharsets.UTF_8), differences);
    }
    assertThat(differences).isEmpty();
  }

  private void ask(byte[] text, List<String> differences) {
    for (String difference :
        List.of(
            usual.difference(text),
            usual.differenceUnverified(text),
            low.difference(text),
            low.differenceUnverified(text))) {
      if (!difference.isEmpty() && !difference.equals(TwoReaders.ACCEPTED)) {
        differences.add(shown(difference, text));
      }
    }
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int digits = 994; digits < 1_004; digits++) {
      for (String rest : List.of("", ".5", "e5", "E+5", "e-5", ".25e12", "x", ".")) {
        texts.add("{\"v\":" + "9".repeat(digits) + rest + "}");
        texts.add("{\"v\":-" + "9".repeat(digits) + rest + "}");
        texts.add("{} " + "9".repeat(digits) + rest);
      }
    }
    for (String power :
        List.of("2147483646", "2147483647", "2147483648", "2147483649", "99999999")) {
      for (String number : List.of("1", "0", "0.000001", "-12.5", "123456789")) {
        texts.add("{\"v\":" + number + "e" + power + "}");
        texts.add("{\"v\":" + number + "e-" + power + "}");
        texts.add("{\"v\":" + number + "e000000000000" + power + "}");
      }
    }
    for (int values = 19_980; values < 20_010; values++) {
      String most = "{\"v\":[1" + ",1".repeat(values);
      for (String end : List.of("]}", "] }", "]}x", "]}1", ",]}", ",\"a]}", ",\"\\ud800\"]}")) {
        texts.add(most + end);
      }
    }
    for (int levels = 1; levels < 36; levels++) {
      for (String inner : List.of("", "x", "]", "{\"a\":1,\"a\":2}")) {
        texts.add("{\"v\":" + "[".repeat(levels) + inner + "]".repeat(levels) + "}");
        texts.add("{\"a\":".repeat(levels) + inner);
      }
    }
    String name = "\"" + "n".repeat(257) + "\":1";
    for (String end : List.of("}", "," + name + "}", ",}", "}{}", ",\"v\":1e99999999999}")) {
      texts.add("{" + name + end);
    }
    return texts;
  }

  private static byte[] around(String before, byte[] text, String after) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(text);
    whole.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }

  private static String shown(String difference, byte[] text) {
    String shown = new String(text, StandardCharsets.ISO_8859_1);
    return difference + ": " + shown.substring(0, Math.min(400, shown.length()));
  }
}
