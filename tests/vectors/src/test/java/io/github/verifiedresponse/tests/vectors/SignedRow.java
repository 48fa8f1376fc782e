package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.scheme.RsaCredentials;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningKey;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import io.github.verifiedresponse.tests.vectors.Handed.Promise;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A row of the table: how its requests are signed, what is signed in them, and what a sender who
 * knows the vendor would try.
 *
 * @param promise what an accepted request hands on
 * @param isSlow whether it is verified on a curve, so that fewer are asked
 */
record SignedRow(
    Signing signing, SignedView view, FamilyEdits edits, Promise promise, boolean isSlow) {
  static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private static final int REQUESTS = 12;

  static SignedRow row(String name, SignedView view, FamilyEdits edits) {
    return row(signing(name), view, edits);
  }

  static SignedRow row(Signing signing, SignedView view, FamilyEdits edits) {
    boolean isSlow = signing.key().publicKey().isPresent();
    return new SignedRow(signing, view, edits, Promise.SAME_PAYLOAD, isSlow);
  }

  /** The same row, of which an accepted request hands on this. */
  SignedRow promising(Promise other) {
    return new SignedRow(signing, view, edits, other, isSlow);
  }

  /** The same row under RSA, which is not on a curve. */
  private SignedRow fast() {
    return new SignedRow(signing, view, edits, promise, false);
  }

  static Signing signing(String name) {
    return signing(Vendors.named(name));
  }

  private static Signing signing(Vendor vendor) {
    return Signing.of(vendor, SigningKey.generate(vendor)).at(NOW);
  }

  static List<SignedRow> compactTokens() {
    return List.of(
        row("jws-hs256", Request::body, FamilyEdits.ofToken()),
        row("caf", Request::body, FamilyEdits.ofToken()),
        row(
            "google-iap",
            request -> SignedView.signingInput(request.body()),
            FamilyEdits.ofToken()));
  }

  static List<SignedRow> tokensWithTheBodysHash() {
    return List.of(
        row(
            "messagebird",
            request ->
                List.of(
                    request.header("MessageBird-Signature-JWT"), request.target(), request.body()),
            FamilyEdits.ofTokenIn("MessageBird-Signature-JWT")),
        row(
            "plaid",
            request ->
                List.of(
                    SignedView.signingInput(request.header("Plaid-Verification")), request.body()),
            FamilyEdits.ofTokenIn("Plaid-Verification")));
  }

  static List<SignedRow> tokensWithoutPayload() {
    return List.of(
        row(
            "open-banking-hs256",
            SignedView.bodyAnd("x-jws-signature"),
            FamilyEdits.ofDetachedToken("x-jws-signature")),
        row(
            "truelayer",
            request ->
                List.of(
                    request.method(),
                    request.target(),
                    request.header("X-Signed"),
                    request.body(),
                    SignedView.signingInput(request.header("Tl-Signature"))),
            FamilyEdits.ofDetachedToken("Tl-Signature")));
  }

  static List<SignedRow> httpMessages() {
    Vendor vendor = Vendors.named("rfc9421");
    Signing shared =
        Signing.of(vendor, SigningKey.generate(vendor, "hmac-sha256")).with("alg", "hmac-sha256");
    return List.of(
        row(shared.at(NOW), SignedView.httpMessage(), FamilyEdits.ofHttpMessage()),
        row("rfc9421", SignedView.httpMessage(), FamilyEdits.ofHttpMessage()));
  }

  static List<SignedRow> credentials() {
    return List.of(
        row(signing(RsaCredentials.vendor()), SignedView.disclosed(), FamilyEdits.ofDisclosures())
            .fast(),
        row("sd-jwt", SignedView.disclosed(), FamilyEdits.ofDisclosures()));
  }

  /** Genuine requests with other ids; of a credential, whatever a holder may show of it. */
  List<Request> genuine() {
    boolean discloses = signing.vendor().name().equals("sd-jwt");
    return IntStream.range(0, discloses ? 3 : REQUESTS)
        .boxed()
        .flatMap(number -> discloses ? disclosing(number) : Stream.of(request(number)))
        .toList();
  }

  private Request request(int number) {
    return Request.signedBy(signing.number(Integer.toString(1_000_000 + number)));
  }

  private Stream<Request> disclosing(int number) {
    String element = TestVendor.base64Url(Edits.bytes("[\"salt-%s\",\"BR\"]".formatted(number)));
    String inner = TestVendor.base64Url(Edits.bytes("[\"salt-%s\",\"c\",1]".formatted(number)));
    Signing holding =
        signing.result(
            "{\"from\":[{\"...\":\"%s\"},\"PT\"],\"in\":{\"_sd\":[\"%s\"]},\"sub\":\"s%s\"}"
                .formatted(digest(element), digest(inner), number));
    Request whole = Request.signedBy(holding);
    List<String> parts = List.of(whole.body().split("~"));
    List<String> all = List.of(parts.get(1), element, inner);
    return IntStream.range(0, 1 << all.size())
        .mapToObj(
            shown -> {
              List<String> some = new ArrayList<>(List.of(parts.get(0)));
              IntStream.range(0, all.size())
                  .filter(i -> (shown >> i & 1) == 1)
                  .forEach(i -> some.add(all.get(i)));
              return whole.body(String.join("~", some) + "~");
            });
  }

  private static String digest(String disclosure) {
    try {
      return TestVendor.base64Url(
          MessageDigest.getInstance("SHA-256")
              .digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return signing.vendor().name();
  }
}
