package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.SignedRow.row;
import static io.github.verifiedresponse.tests.vectors.SignedRow.signing;

import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.tests.vectors.Handed.Promise;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rows of detached signatures, of each kind of text that vendors sign. */
final class DetachedRows {
  private static final List<String> WOMPI =
      List.of(
          "/data/transaction/id",
          "/data/transaction/status",
          "/data/transaction/amount_in_cents",
          "/timestamp");

  private DetachedRows() {}

  static List<SignedRow> all() {
    return Stream.of(bodies(), fields(), forms(), addresses()).flatMap(List::stream).toList();
  }

  /** The body is signed, byte for byte. */
  private static List<SignedRow> bodies() {
    return List.of(
        row(
            "standard-webhooks",
            SignedView.bodyAnd("webhook-id", "webhook-timestamp"),
            FamilyEdits.ofSignature("webhook-signature", " ")),
        row(
            "stripe",
            SignedView.bodyAndMember("Stripe-Signature", ",", "t"),
            FamilyEdits.ofSignature("Stripe-Signature", ",")),
        row("persona", SignedView.bodyAnd(), FamilyEdits.ofSignature("Persona-Signature", " ")),
        row("shufti-pro", SignedView.bodyAnd(), FamilyEdits.ofSignature("Signature", ",")),
        row("github", SignedView.bodyAnd(), FamilyEdits.ofSignature("X-Hub-Signature-256", ",")),
        row(
            "standard-webhooks-ed25519",
            SignedView.bodyAnd("webhook-id", "webhook-timestamp"),
            FamilyEdits.ofSignature("webhook-signature", " ")));
  }

  /**
   * Fields of a JSON body are signed, each as its text; Razorpay's are neither numbers nor empty.
   */
  private static List<SignedRow> fields() {
    return List.of(
        ofFields(
                signing("razorpay-payment-link"),
                "/payment_link_id",
                "/payment_link_reference_id",
                "/payment_link_status",
                "/razorpay_payment_id")
            .promising(Promise.SAME_PAYLOAD),
        ofFields(
            signing("adyen-standard")
                .field("/originalReference", "")
                .field("/merchantReference", "a:b")
                .field("/amount/value", "4490000"),
            "/pspReference",
            "/originalReference",
            "/merchantAccountCode",
            "/merchantReference",
            "/amount/value",
            "/amount/currency",
            "/eventCode",
            "/success"),
        wompi(),
        ofFields(
            signing("momo").field("/amount", "4490000").field("/extraData", ""),
            "/amount",
            "/extraData",
            "/message",
            "/orderId",
            "/orderInfo",
            "/orderType",
            "/partnerCode",
            "/payType",
            "/requestId",
            "/responseTime",
            "/resultCode",
            "/transId"));
  }

  private static SignedRow ofFields(Signing signing, String... pointers) {
    return row(signing, SignedView.fields(pointers), FamilyEdits.ofFields(pointers))
        .promising(Promise.SAME_TEXTS);
  }

  /** The same with nothing between them: what is cut elsewhere is no result. */
  private static SignedRow wompi() {
    SignedRow row =
        ofFields(
            signing("wompi").field("/data/transaction/amount_in_cents", "4490000"),
            WOMPI.toArray(String[]::new));
    Part[] parts = WOMPI.stream().map(Part::field).toArray(Part[]::new);
    return row(row.signing(), SignedView.joined(parts), row.edits()).promising(row.promise());
  }

  /** The fields of a form are signed, in the order of their names. */
  private static List<SignedRow> forms() {
    return List.of(
        row(
            "telegram-web-app",
            request -> SignedView.form(request.body(), Set.of("hash")),
            FamilyEdits.ofForm(false)),
        row(
            "vnpay",
            request ->
                SignedView.form(request.query(), Set.of("vnp_SecureHash", "vnp_SecureHashType")),
            FamilyEdits.ofForm(true)),
        row(
            signing("messagebird-legacy").to("POST", "/results?b=2&a=x%20y&c="),
            request ->
                List.of(
                    request.header("MessageBird-Request-Timestamp"),
                    SignedView.form(request.query(), Set.of()),
                    request.body()),
            FamilyEdits.ofForm(true)
                .or(
                    JoinedParts.of(
                        Part.header("MessageBird-Request-Timestamp"), Part.TARGET, Part.BODY))));
  }

  /** The address is signed, with what is behind it. */
  private static List<SignedRow> addresses() {
    String hubSpotTime = "X-HubSpot-Request-Timestamp";
    String ckEditorTime = "X-CS-Timestamp";
    return List.of(
        ofParts("square", "x-square-hmacsha256-signature", Part.TARGET, Part.BODY),
        ofParts(
            "ckeditor",
            "X-CS-Signature",
            Part.METHOD,
            Part.TARGET,
            Part.header(ckEditorTime),
            Part.BODY),
        ofJoined(
            "hubspot-v3",
            "X-HubSpot-Signature-v3",
            Part.METHOD,
            Part.TARGET,
            Part.BODY,
            Part.header(hubSpotTime)),
        ofJoined("twilio", "X-Twilio-Signature", Part.TARGET, Part.FORM));
  }

  /** No character can move from one part to the next. */
  private static SignedRow ofParts(String name, String signature, Part... parts) {
    return row(
        signing(name).to("POST", "/results?v=1"),
        SignedView.parts(parts),
        JoinedParts.of(parts).or(FamilyEdits.ofSignature(signature, ",")));
  }

  /** What is signed is a text, and not where a part of it ends: entries say so in a note. */
  private static SignedRow ofJoined(String name, String signature, Part... parts) {
    SignedRow row = ofParts(name, signature, parts);
    return row(row.signing(), SignedView.joined(parts), row.edits()).promising(Promise.SAME_RESULT);
  }
}
