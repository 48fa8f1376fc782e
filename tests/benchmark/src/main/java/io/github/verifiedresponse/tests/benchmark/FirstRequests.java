package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a start and the first requests take in a new virtual machine, in which nothing of this
 * library has been used before: the time to build a verifier, and each of the first verifications.
 */
public final class FirstRequests {
  private static final int SIZE = 2_048;
  private static final int REQUESTS = 3;
  private static final double MILLIS = 1e6;

  private FirstRequests() {}

  /**
   * Prints medians.
   *
   * @param args how many virtual machines are started; or, in each of them, the secret and tokens
   */
  public static void main(String... args) throws Exception {
    if (args.length == 1) {
      print(Integer.parseInt(args[0]));
    } else {
      measure(args[0], List.of(args).subList(1, args.length));
    }
  }

  private static void print(int machines) throws IOException, InterruptedException {
    List<List<Double>> all = new ArrayList<>();
    for (int machine = 0; machine < machines; machine++) {
      all.add(times());
    }
    System.out.println("| | ms, median | least to most |\n|---|---:|---:|");
    for (int i = 0; i <= REQUESTS; i++) {
      int column = i;
      List<Double> sorted = all.stream().map(times -> times.get(column)).sorted().toList();
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f to %.1f |%n",
          i == 0 ? "a verifier is built" : "verification " + i,
          sorted.get(machines / 2),
          sorted.get(0),
          sorted.get(machines - 1));
    }
  }

  private static List<Double> times() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                FirstRequests.class.getName(),
                Sample.SECRET));
    IntStream.range(0, REQUESTS)
        .mapToObj(
            number -> new String(Sample.of(SIZE, "r" + number).token(), StandardCharsets.UTF_8))
        .forEach(command::add);
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(printed);
    }
    return printed.lines().map(Double::valueOf).toList();
  }

  private static void measure(String secret, List<String> tokens) {
    List<Long> at = new ArrayList<>(List.of(System.nanoTime()));
    ResponseVerifier verifier =
        ResponseVerifier.named("first")
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Keys.of(Secret.of("a secret", secret))))
            .replayGuard(ReplayGuards.inMemory())
            .build();
    at.add(System.nanoTime());
    for (String token : tokens) {
      InboundMessage message =
          InboundMessage.of("POST", "/results")
              .headers(
                  name ->
                      name.equals("Content-Type") ? List.of("application/jwt") : List.<String>of())
              .body(Content.ofText(token))
              .build();
      if (!(verifier.verify(message) instanceof Verification.Verified)) {
        throw new IllegalStateException("a genuine result was refused");
      }
      at.add(System.nanoTime());
    }
    for (int i = 1; i < at.size(); i++) {
      System.out.println((at.get(i) - at.get(i - 1)) / MILLIS);
    }
  }
}
