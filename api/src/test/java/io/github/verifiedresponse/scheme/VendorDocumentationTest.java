package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.DocumentedTable;
import io.github.verifiedresponse.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the tables of {@code docs/vendors.md} to {@link Vendors}. */
class VendorDocumentationTest {
  @Test
  void thePageHoldsTheTableOfAllVendors() throws Exception {
    new DocumentedTable("vendors.md", "vendors").assertIs(vendors());
  }

  @Test
  void thePageHoldsTheTableOfRefusedVendors() throws Exception {
    new DocumentedTable("vendors.md", "refused").assertIs(refused());
  }

  @Test
  void thePageHoldsTheTableOfTypesAndHandshakes() throws Exception {
    new DocumentedTable("vendors.md", "types").assertIs(types());
  }

  private static String types() {
    return Vendors.all().stream()
        .filter(vendor -> vendor.namesType() || vendor.hasHandshake())
        .map(VendorDocumentationTest::typeRow)
        .collect(
            Collectors.joining(
                "", "| scheme | type | handshake | its answer |\n|---|---|---|---|\n", ""));
  }

  private static String typeRow(Vendor vendor) {
    String asked =
        vendor.handshake.when().stream()
            .map(rule -> code(rule.pointer() + " = " + rule.values().get(0).text()))
            .collect(Collectors.joining(" and "));
    String answer =
        vendor.hasHandshake()
            ? code(vendor.handshake.answer()) + " as `" + vendor.handshake.mediaType() + "`"
            : "";
    return "| %s | %s | %s | %s |\n"
        .formatted(code(vendor.name()), vendor.namesType() ? code(vendor.type) : "", asked, answer)
        .replace("  ", " ");
  }

  private static String vendors() {
    return Vendors.all().stream()
        .filter(vendor -> vendor.refusal().isEmpty())
        .map(VendorDocumentationTest::row)
        .collect(
            Collectors.joining(
                "",
                "| scheme | sent by | content, signature | signed | algorithm | time, age | id |"
                    + " outcome | duplicate | public vectors | source |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|\n",
                ""));
  }

  private static String row(Vendor vendor) {
    List<String> cells = new ArrayList<>();
    cells.add(code(vendor.name()) + (vendor.variant().isEmpty() ? "" : ", " + vendor.variant()));
    cells.add(
        vendor.session
            ? "client, again and again"
            : vendor.relayed ? vendor.calledBack ? "client or vendor" : "client" : "vendor");
    cells.add(
        code(vendor.carrier) + (vendor.takesForms ? " (JSON or a form)" : "") + signature(vendor));
    cells.add(signed(vendor));
    cells.add(vendor.algorithm + (vendor.signature.isEmpty() ? "" : ", " + vendor.encoding));
    cells.add(age(vendor.time));
    cells.add(id(vendor));
    cells.add(outcome(vendor.outcome));
    cells.add(duplicate(vendor));
    cells.add(vendor.vectors == 0 ? "none" : Integer.toString(vendor.vectors));
    cells.add(
        escaped(vendor.source)
            + (vendor.notes.isEmpty() ? "" : "; " + String.join("; ", vendor.notes)));
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String id(Vendor vendor) {
    if (vendor.id.places().isEmpty()) {
      return vendor.family == Vendor.Family.JWS_HASH
          ? "the token's claims"
          : "what is signed, without the time";
    }
    return vendor.id.places().stream()
        .map(VendorDocumentationTest::code)
        .collect(Collectors.joining(" + "));
  }

  private static String outcome(OutcomeRule outcome) {
    if (outcome.pointers().isEmpty()) {
      return outcome.always() == Outcome.APPROVED ? "always approved" : "none is signed";
    }
    String fields =
        outcome.pointers().stream()
            .map(pointer -> code(pointer.toString()))
            .collect(Collectors.joining(", "));
    return outcome.cases().stream()
        .map(it -> it.outcome().code() + ": " + values(it))
        .collect(Collectors.joining("; ", fields + " ", ""));
  }

  private static String values(OutcomeRule.Case it) {
    if (it.whenAbsent()) {
      return "absent";
    }
    return it.isEveryOther()
        ? "every other"
        : it.values().stream()
            .map(value -> escaped(value.text()))
            .collect(Collectors.joining(", "));
  }

  /** What a repetition is answered by default, and how the vendor or its relayer repeats. */
  private static String duplicate(Vendor vendor) {
    if (vendor.session) {
      return "not counted: it is shown again and again";
    }
    String answered =
        vendor.relayed ? vendor.calledBack ? "409, with `sender=vendor` 200" : "409" : "200";
    return answered
        + "; "
        + (vendor.repeats.isEmpty() ? "not documented" : escaped(vendor.repeats));
  }

  private static String signature(Vendor vendor) {
    return vendor.signature.isEmpty()
        ? ""
        : ", " + code(vendor.signature + " " + vendor.grammar.toString());
  }

  private static String signed(Vendor vendor) {
    return switch (vendor.family) {
      case DETACHED, JWS_DETACHED -> code(vendor.template);
      case JWS -> "the token";
      case JWS_HASH -> "the token, and by " + code(String.join(", ", vendor.commitments));
      case HTTP_SIGNATURE -> "the covered components (RFC 9421)";
      case SD_JWT -> "the issuer's token, and by digests the disclosures";
    };
  }

  private static String age(TimeRule time) {
    return time.isSigned()
        ? code(time.place()) + ", " + (time.maxAge() == null ? "any" : time.maxAge().toString())
        : "no time is signed";
  }

  private static String refused() {
    return Vendors.all().stream()
        .filter(vendor -> vendor.refusal().isPresent())
        .map(vendor -> "| " + code(vendor.name()) + " | " + vendor.refusal().orElseThrow() + " |\n")
        .collect(Collectors.joining("", "| scheme | why it does not start |\n|---|---|\n", ""));
  }

  private static String code(String text) {
    return "`" + escaped(text) + "`";
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n").replace("|", "\\|");
  }
}
