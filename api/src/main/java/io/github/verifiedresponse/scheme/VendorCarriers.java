package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.RequestChecks;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.wire.ContentType;
import java.util.Set;

/** Where vendors put what they sign, when nothing else is set. */
final class VendorCarriers {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TEXT = "text/plain";

  private VendorCarriers() {}

  static Carrier of(Vendor vendor) {
    String carrier = vendor.carrier;
    int colon = carrier.indexOf(':');
    String name = carrier.substring(colon + 1);
    return switch (colon < 0 ? carrier : carrier.substring(0, colon)) {
      case "body" ->
          vendor.takesForms ? new JsonOrForm() : Carrier.body(mediaTypes(vendor.payload));
      case "text" -> Carrier.body(textTypes(vendor));
      case "any" -> new AnyBody();
      case "query" -> colon < 0 ? new WholeQuery() : Carriers.query(name);
      case "header" -> Carriers.header(name);
      case "form" -> Carriers.form(name);
      case "json" ->
          vendor.signature.startsWith("json:")
              ? Carriers.jsonFields(name, vendor.signature.substring("json:".length()))
              : Carriers.jsonField(name);
      default -> throw new IllegalArgumentException("there is no carrier " + carrier);
    };
  }

  private static String[] mediaTypes(Vendor.Payload payload) {
    return switch (payload) {
      case JSON, PART_JSON -> new String[] {JSON};
      case FORM -> new String[] {FORM};
      case RAW -> new String[] {JSON, FORM, TEXT, "application/octet-stream"};
    };
  }

  private static String[] textTypes(Vendor vendor) {
    return switch (vendor.family) {
      case JWS, JWS_HASH, JWS_DETACHED ->
          new String[] {"application/jwt", "application/jose", TEXT};
      case SD_JWT ->
          new String[] {
            "application/dc+sd-jwt", "application/vc+sd-jwt", "application/sd-jwt", TEXT
          };
      case DETACHED, HTTP_SIGNATURE -> new String[] {TEXT, FORM};
    };
  }

  /**
   * The body is a JSON object, or a form that is read into one of strings. As in JSON, no name
   * occurs twice.
   */
  private record JsonOrForm() implements Carrier {
    @Override
    public Set<String> mediaTypes() {
      return Set.of(JSON, FORM);
    }

    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      boolean isForm =
          message
              .singleHeader("Content-Type")
              .flatMap(ContentType::parse)
              .filter(ContentType::isForm)
              .isPresent();
      Content content =
          isForm ? Content.ofText(Payloads.ofForm(message.body()).toString()) : message.body();
      return new SignedParts(message, content, null);
    }

    @Override
    public String toString() {
      return "body, JSON or a form";
    }
  }

  /** The request's query is the signed thing, as it was sent. */
  private record WholeQuery() implements Carrier {
    private static final int LONGEST = 16 * 1024;

    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      String query = message.query();
      if (query.isEmpty()) {
        throw new RejectedException(Reason.MISSING_SIGNATURE, "the query is empty");
      }
      if (query.length() > LONGEST) {
        throw new RejectedException(
            Reason.TOO_LARGE, "the query exceeds the limit of " + LONGEST + " characters");
      }
      return new SignedParts(message, Content.ofText(query), null);
    }

    @Override
    public String toString() {
      return "query";
    }
  }

  /** The body, of any type, if there is one. */
  private record AnyBody() implements Carrier {
    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      Content body = message.body();
      if (body.size() > 0) {
        RequestChecks.checkAnyBody(message);
      }
      return new SignedParts(message, body, null);
    }

    @Override
    public String toString() {
      return "body or none";
    }
  }
}
