package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FormFields;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.message.StrictObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came in one request, untrusted; each part is decoded once, when it is asked for. */
final class Received {
  private final SignedParts carried;
  private final PartNames names;
  private @Nullable StrictObject json;
  private @Nullable FormFields form;
  private @Nullable FormFields query;

  Received(SignedParts carried) {
    this(carried, PartNames.NONE);
  }

  /** Takes parts that the carrier collected for what they are called at the vendor. */
  Received(SignedParts carried, PartNames names) {
    this.carried = carried;
    this.names = names;
  }

  SignedParts carried() {
    return carried;
  }

  InboundMessage message() {
    return carried.message();
  }

  Content content() {
    return carried.content();
  }

  /** {@return the content as one strict JSON object} */
  StrictObject json() throws RejectedException {
    StrictObject parsed = json;
    if (parsed == null) {
      parsed = message().object(content());
      json = parsed;
    }
    return parsed;
  }

  /** {@return the same, where it is needed to check the signature} */
  StrictObject unverifiedJson() throws RejectedException {
    StrictObject parsed = json;
    if (parsed == null) {
      parsed = message().unverifiedObject(content());
      json = parsed;
    }
    return parsed;
  }

  /** {@return the fields of the content, which is a form or a query} */
  FormFields form() throws RejectedException {
    FormFields parsed = form;
    if (parsed == null) {
      parsed = FormFields.parse(carried.content());
      form = parsed;
    }
    return parsed;
  }

  /** {@return the fields of the request's query} */
  FormFields query() throws RejectedException {
    FormFields parsed = query;
    if (parsed == null) {
      parsed = FormFields.parse(Content.ofText(message().query()));
      query = parsed;
    }
    return parsed;
  }

  /** {@return the signature that the carrier found, or else what is in the vendor's place} */
  String signatureOr(Place place) throws RejectedException {
    String carriedAlong = carried.signature();
    return carriedAlong != null ? carriedAlong : text(place);
  }

  /**
   * {@return the text in a place, which may be there once}
   *
   * @throws RejectedException with {@link Reason#MISSING_SIGNATURE}, {@link Reason#AMBIGUOUS} or
   *     {@link Reason#MALFORMED}
   */
  String text(Place place) throws RejectedException {
    Optional<String> collected = names.in(carried.parts(), place);
    if (collected.isPresent()) {
      return collected.get();
    }
    String text =
        switch (place.kind()) {
          case HEADER -> message().singleHeader(place.name()).orElse("");
          case QUERY -> single(query().values(place.name()), place);
          case FORM -> single(form().values(place.name()), place);
          case JSON -> string(unverifiedJson().at(place.pointer()), place);
          case PART -> part(Integer.parseInt(place.name()));
        };
    if (text.isEmpty()) {
      throw new RejectedException(Reason.MISSING_SIGNATURE, place + " is missing or empty");
    }
    return text;
  }

  private static String single(List<String> values, Place place) throws RejectedException {
    if (values.size() > 1) {
      throw new RejectedException(Reason.AMBIGUOUS, place + " occurs more than once");
    }
    return values.isEmpty() ? "" : values.get(0);
  }

  private static String string(JsonNode node, Place place) throws RejectedException {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isValueNode()) {
      throw new RejectedException(Reason.MALFORMED, place + " is not a string");
    }
    return node.asText();
  }

  /** {@return one of two parts with a full stop between them} */
  private String part(int number) throws RejectedException {
    String whole = content().toText(StandardCharsets.UTF_8);
    int stop = whole.indexOf('.');
    if (stop < 0 || whole.indexOf('.', stop + 1) >= 0) {
      throw new RejectedException(
          Reason.MALFORMED, "the content is not two parts with a full stop between them");
    }
    return number == 0 ? whole.substring(0, stop) : whole.substring(stop + 1);
  }

  /** Shows the content's size only. */
  @Override
  public String toString() {
    return "Received[" + carried.content() + "]";
  }
}
