package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many users at once, each on a connection that is kept alive. */
class ProbeUsersIT extends DeployedProbe {
  private static final int USERS = 8;
  private static final int REQUESTS = 50_000;
  private static final String[] PATHS = {"caf/receive", "api/place/method", "api/both"};

  @Test
  @DisplayName("AT-144 nobody is answered with another's payload")
  void nobodyIsAnsweredWithAnothersPayload() throws InterruptedException, ExecutionException {
    long before = probe.runs();
    ExecutorService users = Executors.newFixedThreadPool(USERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        // every second one asks for HTTP/2, and takes what the server speaks
        HttpClient.Version version =
            user % 2 == 0 ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        all.add(users.submit(() -> run(new Client(deployed, version))));
      }
      for (Future<?> user : all) {
        user.get();
      }
    } finally {
      users.shutdownNow();
    }
    assertThat(probe.runs()).isEqualTo(before + REQUESTS / 2);
  }

  /** Genuine and refused in turn, on one connection. */
  private static void run(Client client) {
    for (int i = 0; i < REQUESTS / USERS; i += 2) {
      String path = PATHS[i / 2 % PATHS.length];
      String payload = Probe.payload();
      String token = Probe.token(payload);
      Answer answer = client.post(path, Probe.JWT, token);
      assertThat(answer.body())
          .isEqualTo(path.equals("api/both") ? payload + " from " + token : payload);

      Answer refused = client.post(path, Probe.JWT, Probe.forged());
      assertThat(refused.verdict()).isEqualTo("401 unverified");
      assertThat(refused.body()).doesNotContain(Probe.REQUEST_ID);
    }
  }
}
