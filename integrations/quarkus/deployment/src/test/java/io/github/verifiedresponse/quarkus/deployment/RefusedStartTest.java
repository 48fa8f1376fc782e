package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.verifiedresponse.VerifiedResponse;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Verifiers that are not there, or could not guard, stop the start. */
class RefusedStartTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
              Stream.of(RefusedStartTest.class.getDeclaredClasses()).toArray(Class<?>[]::new))
          .overrideRuntimeConfigKey("verified-response.caf.give-back", "exception")
          .overrideRuntimeConfigKey("verified-response.other.scheme", "caf")
          .overrideRuntimeConfigKey("verified-response.other.secret", Caf.SECRET)
          .overrideRuntimeConfigKey("verified-response.other.replay-scope", "other")
          .overrideRuntimeConfigKey("verified-response.other.binding", "/personId=session:person")
          .overrideRuntimeConfigKey("verified-response.shufti.scheme", "shufti-pro")
          .overrideRuntimeConfigKey("verified-response.shufti.secret", Caf.SECRET + "2")
          .overrideRuntimeConfigKey("verified-response.shufti.sender", "vendor")
          .overrideRuntimeConfigKey("verified-response.shufti.types", "verification.accepted")
          .assertException(RefusedStartTest::namesEachMistakeAndItsFix);

  /** Its verifiers cannot guard it. */
  @Path("/unguarded")
  public static class Unguarded {
    @POST
    @Path("/a")
    @VerifiedResponse("caff")
    public String unknown() {
      return "";
    }

    @POST
    @Path("/b")
    @VerifiedResponse("caf")
    public String givesBack() {
      return "";
    }

    @POST
    @Path("/c")
    @VerifiedResponse("other")
    public String session() {
      return "";
    }
  }

  /** What its heirs implement. */
  public abstract static class Base {
    @VerifiedResponse("cafff")
    public abstract String unknown();

    @VerifiedResponse(value = "shufti", types = "request.deleted")
    public abstract String impossible();
  }

  /** Inherits the annotations of its methods. */
  @Path("/heir")
  public static class Heir extends Base {
    @Override
    @POST
    @Path("/a")
    public String unknown() {
      return "";
    }

    @Override
    @POST
    @Path("/b")
    public String impossible() {
      return "";
    }
  }

  /** What its implementations implement. */
  public interface Contract {
    @VerifiedResponse("cafff")
    String unknown();

    @VerifiedResponse(value = "shufti", types = "request.deleted")
    String impossible();
  }

  /** The same, of an interface. */
  @Path("/implementation")
  public static class Implementation implements Contract {
    @Override
    @POST
    @Path("/a")
    public String unknown() {
      return "";
    }

    @Override
    @POST
    @Path("/b")
    public String impossible() {
      return "";
    }
  }

  @Test
  void doesNotStart() {
    fail("an application whose verifiers cannot guard it has started");
  }

  private static void namesEachMistakeAndItsFix(Throwable refusal) {
    StringBuilder report = new StringBuilder();
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      report.append(each.getMessage()).append('\n');
    }
    assertThat(report.toString())
        .contains(
            "Unguarded.unknown",
            "did you mean 'caf'?",
            "Unguarded.givesBack",
            "set give-back=explicit",
            "Unguarded.session",
            "which Quarkus REST does not have",
            "Heir.unknown",
            "Heir.impossible",
            "Implementation.unknown",
            "Implementation.impossible")
        .containsOnlyOnce("Unguarded.unknown")
        .doesNotContain(Caf.SECRET);
  }
}
