package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Tenant;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the time of a refusal tells a tenant from a stranger, where secrets are files. */
@Tag("timing")
class StrangerTimingTest {
  private static final int NAMES = 2_000;
  private static final int ROUNDS = 20;

  /** Of two medians; without a secret for strangers it was fifty. */
  private static final double LIMIT = 2;

  private static final String FORGED =
      TestVendor.withSecret("another-vendors-secret-9c1d7e2b4a6f")
          .token("{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":1}");

  @TempDir private Path directory = Path.of("");

  @Test
  void aStrangersRefusalTakesAsLongAsATenants() throws Exception {
    for (int i = 0; i < 2 * NAMES; i++) {
      Files.writeString(directory.resolve("tenant-" + i), TestVendor.CAF_SECRET + i);
    }
    KeySource keys = Keys.perTenant(Tenant.header("X-Tenant"), Keys.files(directory + "/{tenant}"));
    ResponseVerifier verifier =
        ResponseVerifier.named("caf")
            .scheme(Schemes.caf(CafProduct.ANY, keys))
            .replayGuard(ReplayGuards.inMemory())
            .build();
    round(verifier, "tenant-", NAMES); // others, for the compiler
    round(verifier, "other-", NAMES);

    long[][] first = {round(verifier, "tenant-", 0), round(verifier, "stranger-", 0)};
    long[][] later = {{}, {}};
    for (int i = 0; i < ROUNDS; i++) {
      later[0] = concat(later[0], round(verifier, "tenant-", 0));
      later[1] = concat(later[1], round(verifier, "stranger-", 0));
    }

    System.out.printf(
        "median of a first request: tenant %d ns, stranger %d ns; of later ones: tenant %d ns,"
            + " stranger %d ns%n",
        median(first[0]), median(first[1]), median(later[0]), median(later[1]));
    assertAlike(median(first[0]), median(first[1]));
    assertAlike(median(later[0]), median(later[1]));
  }

  private static void assertAlike(long one, long other) {
    assertThat((double) Math.max(one, other) / Math.min(one, other)).isLessThan(LIMIT);
  }

  private static long[] round(ResponseVerifier verifier, String name, int from) {
    long[] nanos = new long[NAMES];
    for (int i = 0; i < NAMES; i++) {
      InboundMessage message = message(name + (from + i));
      long before = System.nanoTime();
      verifier.verify(message);
      nanos[i] = System.nanoTime() - before;
    }
    return nanos;
  }

  private static InboundMessage message(String tenant) {
    return InboundMessage.of("POST", "/results")
        .headers(
            name ->
                switch (name) {
                  case "Content-Type" -> List.of("application/jwt");
                  case "X-Tenant" -> List.of(tenant);
                  default -> List.of();
                })
        .body(Content.ofText(FORGED))
        .build();
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long[] concat(long[] one, long[] other) {
    long[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
