package io.github.verifiedresponse.samples.boot;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What phones and vendors send results to. Each method runs for a verified one only. */
@RestController
class OnboardingController {
  private static final String RETRY_SECONDS = "5";

  private final Desk desk;

  OnboardingController(Desk desk) {
    this.desk = desk;
  }

  /** The body is Caf's token, as the phone got it. */
  @PostMapping(
      path = "/api/liveness",
      consumes = {"application/jwt", "application/jose", MediaType.TEXT_PLAIN_VALUE},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @VerifiedResponse("caf")
  String liveness(VerifiedPayload result) {
    desk.handled("/api/liveness");
    return Receipt.of(result);
  }

  /**
   * The body is the phone's own JSON with Caf's token in it; what is beside the token is the
   * phone's word. While the system behind is in maintenance, nothing has been done with the result,
   * and the method says so: the phone may send the same one again.
   */
  @PostMapping(
      path = "/api/onboarding",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @VerifiedResponse("caf-envelope")
  ResponseEntity<String> onboard(VerifiedPayload result) {
    if (desk.isInMaintenance()) {
      result.giveBack();
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header("Retry-After", RETRY_SECONDS)
          .build();
    }
    desk.handled("/api/onboarding");
    return ResponseEntity.ok(Receipt.of(result));
  }

  /** Shufti Pro calls back, with its {@code Signature} header. */
  @PostMapping(path = "/callbacks/shufti", produces = MediaType.APPLICATION_JSON_VALUE)
  @VerifiedResponse("shufti")
  String callback(VerifiedPayload result) {
    desk.handled("/callbacks/shufti");
    return Receipt.of(result);
  }
}
