package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.BrokenRequest.doctor;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hex;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.json;
import static io.github.verifiedresponse.doctor.Signed.jws;
import static io.github.verifiedresponse.doctor.Signed.liveness;
import static io.github.verifiedresponse.doctor.Signed.request;
import static io.github.verifiedresponse.doctor.Signed.shufti;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The signature fits, and something behind it does not. */
final class BrokenTimes {
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";

  private BrokenTimes() {}

  static List<BrokenRequest> all() {
    return List.of(
        token("too-old", "seven minutes", liveness(NOW.minus(Duration.ofMinutes(7)))),
        persona("too-old", "a day", NOW.minus(Duration.ofDays(1))),
        token(
            "too-old",
            "before it ends",
            liveness(NOW.minus(Duration.ofMinutes(7)))
                .replace("}", ",\"exp\":" + NOW.plusSeconds(60).getEpochSecond() + "}")),
        token("clock-behind", "two minutes", liveness(NOW.plus(Duration.ofMinutes(2)))),
        persona("clock-behind", "an hour", NOW.plus(Duration.ofHours(1))),
        BrokenRequest.of(
            "too-old",
            "seconds, with clocks that agree",
            doctor("caf").clockSkew(Duration.ZERO),
            request(
                "application/jwt",
                bytes(jws(SECRET, liveness(NOW.minus(Duration.ofSeconds(310))))))),
        token("time-unit", "milliseconds", liveness(String.valueOf(NOW.toEpochMilli()))),
        token("time-unit", "no number", liveness("\"" + NOW + "\"")),
        token(
            "other-kind",
            "an access token",
            "{\"iss\":\"c\",\"exp\":" + NOW.getEpochSecond() + "}"),
        BrokenRequest.of(
            "other-kind",
            "a call-back without an event",
            doctor("shufti-pro"),
            json("{\"reference\":\"r\"}", "Signature", shufti("{\"reference\":\"r\"}"))),
        strict("a name twice", "{\"reference\":\"r\",\"event\":\"e\",\"event\":\"f\"}"),
        strict("no JSON", "reference=r"),
        strict("a byte order mark that is signed", "\ufeff" + BODY),
        BrokenRequest.of(
            "request-form",
            "its media type",
            doctor("shufti-pro"),
            request("text/html", bytes(BODY), "Signature", shufti(BODY))),
        BrokenRequest.of(
            "request-form",
            "its path",
            doctor("shufti-pro"),
            request("/a//b", "application/json", bytes(BODY), "Signature", shufti(BODY))),
        BrokenRequest.of(
            "token-wrapped and too-old",
            "one of each",
            doctor("caf"),
            request(
                "application/jwt",
                bytes("\"" + jws(SECRET, liveness(NOW.minus(Duration.ofHours(3)))) + "\""))));
  }

  private static BrokenRequest token(String name, String how, String payload) {
    return BrokenRequest.of(
        name, how, doctor("caf"), request("application/jwt", bytes(jws(SECRET, payload))));
  }

  private static BrokenRequest strict(String how, String body) {
    return BrokenRequest.of(
        "not-strict-json", how, doctor("shufti-pro"), json(body, "Signature", shufti(body)));
  }

  private static BrokenRequest persona(String name, String how, Instant time) {
    String body = "{\"data\":{\"id\":\"inq_1\",\"attributes\":{\"name\":\"inquiry.approved\"}}}";
    String seconds = String.valueOf(time.getEpochSecond());
    String signature = hex(hmac(SECRET, seconds + "." + body));
    return BrokenRequest.of(
        name,
        how,
        doctor("persona"),
        json(body, "Persona-Signature", "t=" + seconds + ",v1=" + signature));
  }
}
