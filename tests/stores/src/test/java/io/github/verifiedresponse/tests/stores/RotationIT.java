package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.tests.stores.Phone.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes and a vendor change a secret as docs/servers.md says, with its script. */
class RotationIT {
  private static final Page PAGE = Page.of("servers.md");
  private static final Duration READ_WITHIN = Duration.ofSeconds(20);
  private static final int TRAFFIC = 50;

  @TempDir private Path folder = Path.of("");

  private final List<NodeProcess> nodes = new ArrayList<>();
  private int secrets;

  @BeforeEach
  void startBothNodes() throws IOException {
    for (int node = 0; node < TwoNodes.COUNT; node++) {
      Path home = Files.createDirectory(home(node));
      Files.writeString(home.resolve("caf"), secret());
      Files.writeString(home.resolve("caf-previous"), secret());
      String settings = PAGE.code("rotation: settings").replace("/run/secrets", home.toString());
      Path file = folder.resolve("settings-" + node + ".properties");
      Files.writeString(file, settings + "verified-response.caf.scheme=caf\n");
      nodes.add(NodeProcess.start(SecretsNode.class, file.toString()));
    }
    Files.writeString(folder.resolve("rotate.sh"), PAGE.code("rotation: script"));
  }

  @AfterEach
  void stopBothNodes() {
    nodes.forEach(NodeProcess::close);
  }

  @Test
  @DisplayName("C16 two nodes under 50 results a second refuse none while a secret changes")
  void refusesNothingWhoeverIsFirst() throws Exception {
    long start = System.nanoTime();
    try (SteadyVendor vendor =
        new SteadyVendor(nodes.stream().map(NodeProcess::uri).toList(), secret())) {
      pass(vendor);

      stage(); // first we, then the vendor
      switchOver(0);
      switchOver(1);
      pass(vendor);
      vendor.changeTo(secret());
      pass(vendor);

      stage(); // first the vendor, then we
      vendor.changeTo(secret());
      pass(vendor);
      switchOver(0);
      pass(vendor);
      switchOver(1);
      pass(vendor);

      stage(); // the vendor in between
      switchOver(1);
      pass(vendor);
      vendor.changeTo(secret());
      pass(vendor);
      switchOver(0);
      pass(vendor);

      assertThat(vendor.answerTo("a-secret-that-nobody-has-0123456789-0123456789").status())
          .isEqualTo(401);
      List<Answer> answers = vendor.stop();
      Say.line(
          "a secret changed three times on two nodes: %d results in %.1f s, %d refused",
          answers.size(),
          Say.seconds(System.nanoTime() - start),
          answers.stream().filter(answer -> !answer.accepted()).count());
      assertThat(answers).hasSizeGreaterThan(9 * TRAFFIC).allMatch(Answer::accepted);
    }
  }

  /** Takes a new secret to both nodes, and waits until both say that they have read it. */
  private void stage() throws Exception {
    secrets++;
    Path next = Files.writeString(folder.resolve("new-secret"), secret());
    for (int node = 0; node < TwoNodes.COUNT; node++) {
      run("stage", node, next);
    }
    for (int node = 0; node < TwoNodes.COUNT; node++) {
      awaitRead(node, "caf-previous");
    }
  }

  private void switchOver(int node) throws Exception {
    run("switch", node, Path.of("/dev/null"));
    awaitRead(node, "caf");
  }

  private void run(String what, int node, Path input) throws Exception {
    Process script =
        new ProcessBuilder("sh", "rotate.sh", what, home(node).toString())
            .directory(folder.toFile())
            .inheritIO()
            .redirectInput(input.toFile())
            .start();
    assertThat(script.waitFor()).isZero();
  }

  /** As an operator sees it in the node's log. */
  private void awaitRead(int node, String file) {
    String line = "file " + home(node).resolve(file) + ": the secret was reloaded";
    Await.until(
        "the node's line in its log",
        READ_WITHIN,
        () -> logged().stream().filter(logged -> logged.contains(line)).count() == secrets);
  }

  private static List<String> logged() {
    try {
      return Files.readAllLines(NodeProcess.OUTPUT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pass(SteadyVendor vendor) {
    int until = vendor.count() + TRAFFIC;
    Await.until("the traffic", READ_WITHIN, () -> vendor.count() >= until);
  }

  private String secret() {
    return "secret-number-" + secrets + "-0123456789-0123456789-0123456789";
  }

  private Path home(int node) {
    return folder.resolve("node-" + node);
  }
}
