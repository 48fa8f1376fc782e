package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.BrokenRequest.doctor;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.base64;
import static io.github.verifiedresponse.doctor.Signed.base64Url;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hex;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.json;
import static io.github.verifiedresponse.doctor.Signed.request;
import static io.github.verifiedresponse.doctor.Signed.shufti;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Signature, time or address arrived in another spelling or place. */
final class BrokenHeaders {
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";
  private static final String EVENT = "{\"id\":\"e-17\",\"type\":\"payment.paid\",\"n\":";
  private static final String TIME = String.valueOf(NOW.getEpochSecond());
  private static final String PERSONA =
      "{\"data\":{\"id\":\"inq_1\",\"attributes\":{\"name\":\"inquiry.approved\"}}}";

  private BrokenHeaders() {}

  static List<BrokenRequest> all() {
    String signature = shufti(BODY);
    String slack = hex(hmac(SECRET, "v0:" + TIME + ":" + BODY));
    String persona = hex(hmac(SECRET, TIME + "." + PERSONA));
    return List.of(
        shuftiPro("header-renamed", "to X-Signature", "X-Signature", signature),
        shuftiPro("header-renamed", "by CGI", "HTTP_SIGNATURE", signature),
        BrokenRequest.of(
            "header-renamed",
            "all of them",
            doctor("slack"),
            json(
                BODY,
                "X-Original-X-Slack-Signature",
                "v0=" + slack,
                "X-Original-X-Slack-Request-Timestamp",
                TIME)),
        shuftiPro(
            "header-repeated", "as two lines", "Signature", signature, "Signature", signature),
        shuftiPro("header-repeated", "in one line", "Signature", signature + ", " + signature),
        BrokenRequest.of(
            "header-repeated",
            "split at its comma",
            doctor("persona"),
            json(PERSONA, "Persona-Signature", "t=" + TIME, "Persona-Signature", "v1=" + persona)),
        shuftiPro("hex-case", "in upper case", "Signature", signature.toUpperCase(Locale.ROOT)),
        BrokenRequest.of(
            "hex-case",
            "beside a time",
            doctor("persona"),
            json(
                PERSONA,
                "Persona-Signature",
                "t=" + TIME + ",v1=" + persona.toUpperCase(Locale.ROOT))),
        worldline("base64-alphabet", "Base64url", withBothAlphabets(), 1),
        worldline("base64-alphabet", "without padding", 1, 2),
        worldline("signature-encoding", "in hex", 1, 3),
        shuftiPro(
            "signature-encoding",
            "in Base64",
            "Signature",
            base64(HexFormat.of().parseHex(signature))),
        slack("signature-prefix", "v0= is cut", slack),
        shuftiPro("signature-prefix", "sha256= is added", "Signature", "sha256=" + signature),
        shuftiPro("header-quoted", "in quotation marks", "Signature", "\"" + signature + "\""),
        slack("header-quoted", "percent-encoded", "v0%3D" + slack),
        worldline("plus-as-space", "in a header", withPlus(), 4),
        BrokenRequest.of(
            "plus-as-space",
            "in a body's field",
            doctor("adyen-standard").secret(hex(Signed.KEY)),
            adyen()),
        BrokenRequest.of(
            "time-unit",
            "milliseconds in a header",
            doctor("slack"),
            json(
                BODY,
                "X-Slack-Signature",
                "v0=" + slack,
                "X-Slack-Request-Timestamp",
                TIME + "000")),
        BrokenRequest.of(
            "time-unit",
            "milliseconds beside the signature",
            doctor("persona"),
            json(PERSONA, "Persona-Signature", "t=" + TIME + "000,v1=" + persona)),
        square("path-rewritten", "a trailing slash", "/hooks/square/"),
        square("path-rewritten", "with a prefix", "/app/hooks/square"),
        square("path-rewritten", "with a query", "/hooks/square?trace=1"));
  }

  private static BrokenRequest shuftiPro(String name, String how, String... headers) {
    return BrokenRequest.of(name, how, doctor("shufti-pro"), json(BODY, headers));
  }

  private static BrokenRequest slack(String name, String how, String signature) {
    return BrokenRequest.of(
        name,
        how,
        doctor("slack"),
        json(BODY, "X-Slack-Request-Timestamp", TIME, "X-Slack-Signature", signature));
  }

  private static BrokenRequest worldline(String name, String how, int number, int spelling) {
    String body = EVENT + number + "}";
    byte[] mac = hmac(SECRET, body);
    String signature =
        switch (spelling) {
          case 1 -> base64Url(mac);
          case 2 -> base64(mac).replace("=", "");
          case 3 -> hex(mac);
          default -> base64(mac).replace("+", " ");
        };
    return BrokenRequest.of(
        name, how, doctor("worldline"), json(body, "X-GCS-Signature", signature));
  }

  private static int withBothAlphabets() {
    return first("[^+]*/.*");
  }

  private static int withPlus() {
    return first("[^+]+\\+.*");
  }

  /** {@return the first number with which the signature looks so} */
  private static int first(String pattern) {
    int number = 1;
    while (!base64(hmac(SECRET, EVENT + number + "}")).matches(pattern)) {
      number++;
    }
    return number;
  }

  private static Request adyen() {
    int number = 0;
    String signature;
    do {
      number++;
      signature =
          base64(
              hmac(
                  "HmacSHA256",
                  Signed.KEY,
                  bytes("p" + number + "::M:r:1:EUR:AUTHORISATION:true")));
    } while (!signature.contains("+"));
    return json(
        ("{\"pspReference\":\"p%s\",\"merchantAccountCode\":\"M\",\"merchantReference\":\"r\","
                + "\"amount\":{\"value\":1,\"currency\":\"EUR\"},\"eventCode\":\"AUTHORISATION\","
                + "\"success\":\"true\",\"additionalData\":{\"hmacSignature\":\"%s\"}}")
            .formatted(String.valueOf(number), signature.replace("+", " ")));
  }

  private static BrokenRequest square(String name, String how, String target) {
    String body = "{\"event_id\":\"e-1\",\"type\":\"payment.updated\"}";
    String signature = base64(hmac(SECRET, "https://www.example.com/hooks/square" + body));
    return BrokenRequest.of(
        name,
        how,
        doctor("square").config("public-url", "https://www.example.com"),
        request(
            target, "application/json", bytes(body), "x-square-hmacsha256-signature", signature));
  }
}
