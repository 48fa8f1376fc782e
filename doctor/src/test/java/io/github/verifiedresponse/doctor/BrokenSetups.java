package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.BrokenRequest.doctor;
import static io.github.verifiedresponse.doctor.Signed.CLOCK;
import static io.github.verifiedresponse.doctor.Signed.KEY;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.OTHER_SECRET;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.base64;
import static io.github.verifiedresponse.doctor.Signed.base64Url;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hex;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.json;
import static io.github.verifiedresponse.doctor.Signed.jws;
import static io.github.verifiedresponse.doctor.Signed.liveness;
import static io.github.verifiedresponse.doctor.Signed.request;
import static io.github.verifiedresponse.doctor.Signed.shufti;
import static io.github.verifiedresponse.doctor.Signed.shuftiLegacy;

import io.github.verifiedresponse.scheme.Vendors;
import java.util.List;
import java.util.Locale;

/** The request is as the vendor made it; the secret or the scheme is not. */
final class BrokenSetups {
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";
  private static final String HEX_TEXT = hex(KEY);
  private static final String TIME = String.valueOf(NOW.getEpochSecond());

  private BrokenSetups() {}

  static List<BrokenRequest> all() {
    return List.of(
        secret("secret-quoted", "doubly", "\"" + SECRET + "\""),
        secret("secret-quoted", "singly", "'" + SECRET + "'"),
        secret("secret-white-space", "a line break", SECRET + "\n"),
        secret("secret-white-space", "a byte order mark", "\ufeff" + SECRET),
        secret("secret-white-space", "an escaped line break", SECRET + "\\n"),
        secret("secret-with-name", "of a variable", "SHUFTI_SECRET=" + SECRET),
        secret("secret-with-name", "of a shell's export", "export SHUFTI_SECRET=" + SECRET),
        signed("secret-escaped", "percent-encoded", "%2B" + SECRET, "+" + SECRET),
        signed("secret-escaped", "with backslashes", "\\$" + SECRET, "$" + SECRET),
        secret("secret-encoded-again", "by kubectl", base64(bytes(SECRET))),
        secret("secret-encoded-again", "with a line break", base64(bytes(SECRET + "\n"))),
        signed("secret-case", "lower for upper", HEX_TEXT, HEX_TEXT.toUpperCase(Locale.ROOT)),
        signed("secret-case", "upper for lower", HEX_TEXT.toUpperCase(Locale.ROOT), HEX_TEXT),
        signed("secret-prefix", "cut", SECRET, "whsec_" + SECRET),
        signed("secret-prefix", "added", "sk_" + SECRET, SECRET),
        body("secret-is-base64", "as text", "sumsub-sha1", base64(KEY), "X-Payload-Digest"),
        token("secret-is-base64", "Base64url as text", base64Url(KEY)),
        body("secret-is-hex", "as text", "sumsub-sha1", HEX_TEXT, "X-Payload-Digest"),
        token("secret-is-hex", "of a token", HEX_TEXT),
        BrokenRequest.of(
            "secret-is-text",
            "used as Base64",
            doctor("shufti-pro-legacy").secret(base64(KEY)).keyFormat("base64"),
            json(BODY, "Signature", shuftiLegacy(bytes(BODY), base64(KEY)))),
        BrokenRequest.of(
            "secret-is-text",
            "used as hex",
            doctor("adyen-body").secret(HEX_TEXT),
            json(BODY, "HmacSignature", base64(hmac(HEX_TEXT, BODY)))),
        BrokenRequest.of(
            "previous-secret",
            "of a call-back",
            doctor("shufti-pro").secret(OTHER_SECRET).previousSecret(SECRET),
            json(BODY, "Signature", shufti(BODY))),
        BrokenRequest.of(
            "previous-secret",
            "of a token",
            doctor("caf").secret(OTHER_SECRET).previousSecret(SECRET),
            request("application/jwt", bytes(jws(SECRET, liveness(NOW))))),
        algorithm("HS384", "HmacSHA384"),
        algorithm("HS512", "HmacSHA512"),
        url("http for https", "https://www.example.com", "http://www.example.com"),
        url("without www", "https://example.com", "https://www.example.com"),
        BrokenRequest.of(
            "other-form",
            "an old account",
            doctor("shufti-pro"),
            json(BODY, "Signature", shuftiLegacy(bytes(BODY), SECRET))),
        BrokenRequest.of(
            "other-form",
            "a new account",
            doctor("shufti-pro-legacy"),
            json(BODY, "Signature", shufti(BODY))),
        BrokenRequest.of(
            "other-variant",
            "authentication for liveness",
            doctor("caf"),
            request(
                "application/jwt",
                bytes(jws(SECRET, liveness(NOW).replace("}", ",\"isMatch\":true}"))))),
        BrokenRequest.of(
            "other-variant",
            "liveness for authentication",
            Doctor.of(Vendors.find("caf", "face-authentication").orElseThrow())
                .secret(SECRET)
                .clock(CLOCK),
            request("application/jwt", bytes(jws(SECRET, liveness(NOW))))),
        BrokenRequest.of(
            "other-vendor",
            "Zoom for Slack",
            doctor("slack"),
            json(
                "{\"event\":\"endpoint\"}",
                "x-zm-request-timestamp",
                TIME,
                "x-zm-signature",
                "v0=" + hex(hmac(SECRET, "v0:" + TIME + ":{\"event\":\"endpoint\"}")))),
        BrokenRequest.of(
            "other-vendor",
            "Worldline for Square",
            doctor("square").config("public-url", "https://www.example.com"),
            json(
                "{\"id\":\"e-1\",\"type\":\"paid\"}",
                "X-GCS-Signature",
                base64(hmac(SECRET, "{\"id\":\"e-1\",\"type\":\"paid\"}")))),
        BrokenRequest.of(
            "json-slashes and secret-quoted",
            "one of each",
            doctor("shufti-pro").secret("\"" + SECRET + "\""),
            json(Signed.text("node.json"), "Signature", shufti(Signed.text("php-unicode.json")))),
        BrokenRequest.of(
            "final-line-break-added and other-form",
            "one of each",
            doctor("shufti-pro"),
            json(BODY + "\n", "Signature", shuftiLegacy(bytes(BODY), SECRET))));
  }

  private static BrokenRequest secret(String name, String how, String configured) {
    return signed(name, how, configured, SECRET);
  }

  private static BrokenRequest signed(String name, String how, String configured, String right) {
    return BrokenRequest.of(
        name,
        how,
        doctor("shufti-pro").secret(configured),
        json(BODY, "Signature", shufti(bytes(BODY), right)));
  }

  private static BrokenRequest body(
      String name, String how, String scheme, String secret, String header) {
    return BrokenRequest.of(
        name,
        how,
        doctor(scheme).secret(secret),
        json(BODY, header, hex(hmac("HmacSHA1", KEY, bytes(BODY)))));
  }

  private static BrokenRequest token(String name, String how, String secret) {
    return BrokenRequest.of(
        name,
        how,
        doctor("caf").secret(secret),
        request("application/jwt", bytes(jws("HS256", "HmacSHA256", KEY, liveness(NOW)))));
  }

  private static BrokenRequest algorithm(String alg, String name) {
    byte[] key = bytes(SECRET + OTHER_SECRET);
    return BrokenRequest.of(
        "other-algorithm",
        alg,
        doctor("caf").secret(SECRET + OTHER_SECRET),
        request("application/jwt", bytes(jws(alg, name, key, liveness(NOW)))));
  }

  private static BrokenRequest url(String how, String signed, String configured) {
    String body = "{\"event_id\":\"e-1\",\"type\":\"payment.updated\"}";
    return BrokenRequest.of(
        "public-url",
        how,
        doctor("square").config("public-url", configured),
        request(
            "/hooks",
            "application/json",
            bytes(body),
            "x-square-hmacsha256-signature",
            base64(hmac(SECRET, signed + "/hooks" + body))));
  }
}
