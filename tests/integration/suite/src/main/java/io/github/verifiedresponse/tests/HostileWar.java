package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.config.VerifierSource;
import io.github.verifiedresponse.tests.hostile.BreakingVerifier;
import io.github.verifiedresponse.tests.hostile.HostileApplication;
import io.github.verifiedresponse.tests.probe.Handled;
import io.github.verifiedresponse.tests.probe.OpenServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR for hostile messages: each verifier at both doors, and windows into the server. */
final class HostileWar {
  /** Before each verifier's name, at the servlet door and at the JAX-RS door. */
  static final String[] DOORS = {"hostile/", "api/hostile/"};

  /** The default, which some verifiers here have and some have not. */
  static final int MAX_BODY = 256 * 1024;

  /** Accepted beside whatever the file says. */
  static final String PREVIOUS_SECRET = "probe-only-previous-secret-0123456789-ab";

  /** Tests may run in several processes. */
  private static final Path SECRET_FILE =
      Path.of("target", "rotated-secret-" + ProcessHandle.current().pid()).toAbsolutePath();

  private static final String SETTINGS =
      """
      verified-response.caf-long.max-body=4MiB
      verified-response.envelope.carrier=json:/signedResponse
      verified-response.envelope.max-body=4MiB
      verified-response.shufti.scheme=shufti-pro
      verified-response.shufti.secret=%s
      verified-response.shufti.allow-sample-secret=true
      verified-response.shufti.max-body=4MiB
      verified-response.bound.binding=/personId=attribute:nobody-sets-it
      verified-response.approved.accept=approved
      verified-response.rotated.scheme=caf
      verified-response.rotated.secret-file=%s
      verified-response.rotated.previous-secret=%s
      verified-response.rotated.previous-secret-until=2100-01-01T00:00:00Z
      """;

  private HostileWar() {}

  static WebArchive create() {
    rotateTo("probe-only-first-secret-0123456789-abcde");
    StringBuilder settings =
        new StringBuilder(SETTINGS.formatted(Vendors.SHUFTI_SECRET, SECRET_FILE, PREVIOUS_SECRET));
    for (String verifier : new String[] {"caf", "caf-long", "envelope", "bound", "approved"}) {
      settings.append(ProbeWar.caf(verifier));
    }
    return ProbeWar.bare("hostile", settings.toString())
        .addPackage(HostileApplication.class.getPackage())
        .addClasses(Handled.class, OpenServlet.class)
        .addAsServiceProvider(VerifierSource.class, BreakingVerifier.class);
  }

  /** Replaces the file, as a secret store does: nobody reads half of it. */
  static void rotateTo(String secret) {
    try {
      Path next = Files.createTempFile(SECRET_FILE.getParent(), "secret", "");
      Files.writeString(next, secret);
      Files.move(
          next, SECRET_FILE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
