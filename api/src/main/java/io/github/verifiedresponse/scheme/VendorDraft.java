package io.github.verifiedresponse.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An entry while it is written: what a vendor's entry says where it does not say otherwise. */
abstract class VendorDraft {
  final String name;
  boolean relayed;
  boolean calledBack;
  boolean session;
  Vendor.Family family = Vendor.Family.DETACHED;
  String carrier = "body";
  String signature = "";
  Grammar grammar = Grammar.BARE;
  String template = "{body}";
  Optional<Pattern> signedText = Optional.empty();
  Algorithm algorithm = Algorithm.HMAC_SHA256;
  Encoding encoding = Encoding.HEX;
  KeyForm keyForm = KeyForm.UTF8;
  String keyOwner;
  boolean undivided;
  int leastRsaBits = 2048;
  Vendor.Payload payload = Vendor.Payload.JSON;
  TimeRule time = TimeRule.NONE;
  final List<String> kind = new ArrayList<>();
  final List<String> commitments = new ArrayList<>();
  IdRule id = IdRule.NONE;
  String type = "";
  OutcomeRule outcome = OutcomeRule.NONE;
  HandshakeRule handshake = HandshakeRule.NONE;
  String key = "";
  List<String> oids = List.of();
  List<String> headerTypes = List.of("jwt");
  String variant = "";
  String refusal = "";
  String source = "";
  final List<String> notes = new ArrayList<>();
  String repeats = "";
  int vectors;

  VendorDraft(String name) {
    this.name = name;
    this.keyOwner = name;
  }
}
