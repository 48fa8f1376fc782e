package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that nothing could guard is refused before anything is verified: by anyone, often. */
class ClosedPathTest {
  private static final int REQUESTS = 1_000;
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  /** Leads to what no server can have seen at start. */
  @Path("/late")
  public static final class Late {
    @Path("method")
    public Object method() {
      return new UnknownOnMethod();
    }

    @Path("class")
    public Object type() {
      return new UnknownOnClass();
    }

    @Path("interfaces")
    public Object interfaces() {
      return new OfTwo();
    }

    @Path("locator")
    public Object locator() {
      return new BesideALocator();
    }
  }

  public static final class UnknownOnMethod {
    @POST
    @VerifiedResponse("nobody")
    public String run(String body) {
      return "ran";
    }
  }

  @VerifiedResponse("nobody")
  public static final class UnknownOnClass {
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  @VerifiedResponse("shufti")
  public interface One {}

  @VerifiedResponse("caf")
  public interface Another {}

  public static final class OfTwo implements One, Another {
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  public static final class BesideALocator {
    @POST
    public String run(String body) {
      return "ran";
    }

    @Path("sub")
    @VerifiedResponse("shufti")
    public Object locate() {
      return new SubResourceTest.Bare();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/p/hidden-target, is a proxy",
    "/p/class/sub, SubResourceTest$OnClass",
    "/p/locator/sub/deeper, SubResourceTest$OnLocator",
    "/late/method, there is no verifier named",
    "/late/locator, ClosedPathTest$BesideALocator.locate",
    "/late/class, there is no verifier named",
    "/late/interfaces, have different @VerifiedResponse annotations"
  })
  void logsNoMoreThanALineASecondAndNoTrace(String path, String why) throws Exception {
    try (TomcatJersey server =
        TomcatJersey.guarding(
                SignedResponse.verifier("shufti").build(), new SubResourceTest.Root(), new Late())
            .start()) {
      try (LogCapture errors = LogCapture.ofErrors("org.apache");
          LogCapture log = LogCapture.start()) {
        long begun = System.nanoTime();
        for (int request = 0; request < REQUESTS; request++) {
          assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(500);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

        assertThat(errors.lines()).isEmpty();
        assertThat(log.lines())
            .hasSizeBetween(1, (int) seconds + 1)
            .allSatisfy(line -> assertThat(line).startsWith("SEVERE").contains(why));
      }
    }
  }
}
