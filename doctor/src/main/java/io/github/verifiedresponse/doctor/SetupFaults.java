package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wrong with a secret, or with the scheme that is set. */
final class SetupFaults {
  static final Fault OTHER_VARIANT =
      new Fault(
          "other-variant",
          "The result is of another kind than the variant that is set.",
          "Set the variant that fits, or ask the vendor for the result that you want.");

  private static final String PUBLIC_URL = "public-url";
  private static final String UNSEEN = "[\\s\\u00a0\\u200b-\\u200d\\u2060\\ufeff]";
  private static final String COPY = "Copy the secret again, as the vendor shows it.";

  private SetupFaults() {}

  /** {@return the mistakes that one at a time may come together with one of the message} */
  static List<SetupFault> ofSecret(Optional<String> previousSecret, List<String> origins) {
    return List.of(
        secrets(
            new Fault(
                "secret-quoted",
                "The secret has quotation marks around it.",
                "Remove them; the env files of Docker keep them."),
            text ->
                Stream.of(
                    text.replaceFirst(
                        "^\\s*\\\\?[\"'`\u201c\u2018](.*?)\\\\?[\"'`\u201d\u2019]\\s*$", "$1"))),
        secrets(
            new Fault(
                "secret-white-space",
                "The secret has white space, a line break or an invisible character around it.",
                "Remove it; printf writes a file without a line break, echo does not."),
            text ->
                Stream.of(text.replaceAll("^" + UNSEEN + "+|(?:" + UNSEEN + "|\\\\[rn])+$", ""))),
        secrets(
            new Fault(
                "secret-with-name",
                "The secret's name is before its value.",
                "Write the value alone."),
            text -> Stream.of(text.replaceFirst("^\\s*[\\w .$:-]{1,64}?(?:=|: )\\s*", ""))),
        secrets(
            new Fault(
                "secret-escaped",
                "The secret is percent-encoded, or characters of it are escaped.",
                COPY),
            text ->
                Stream.of(
                    SignatureText.percentDecoded(text), text.replaceAll("\\\\(?=[^\\w\\s])", ""))),
        secrets(
            new Fault(
                "secret-encoded-again",
                "The secret was encoded in Base64 or hex once more than the vendor did.",
                "Decode it once; the data of a Kubernetes Secret is Base64, its stringData is"
                    + " not."),
            text ->
                Stream.concat(SignatureText.base64(text).stream(), hex(text).stream())
                    .map(SetupFaults::printable)
                    .flatMap(Optional::stream)),
        secrets(
            new Fault("secret-case", "The secret is in the wrong case.", COPY),
            text -> Stream.of(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))),
        secrets(
            new Fault(
                "secret-prefix",
                "A prefix such as whsec_ was cut from the secret, or does not belong to it.",
                COPY),
            text -> Stream.of("whsec_" + text, text.replaceFirst("^[A-Za-z0-9]{1,10}_", ""))),
        keyForms(
            new Fault(
                "secret-is-base64",
                "The secret's text is the Base64 of the key, and was used as the key itself.",
                "Set key-format to base64, or to base64url where it has - and _."),
            "base64",
            "base64url",
            "whsec"),
        keyForms(
            new Fault(
                "secret-is-hex",
                "The secret's text is the hex of the key, and was used as something else.",
                "Set key-format=hex."),
            "hex"),
        keyForms(
            new Fault(
                "secret-is-text",
                "The secret's text is the key itself, and was decoded.",
                "Set key-format=utf8."),
            "utf8"),
        secrets(
            new Fault(
                "previous-secret",
                "The vendor still signs with the previous secret.",
                "Set previous-secret-file and previous-secret-until while the vendor changes it."),
            text -> previousSecret.stream()),
        SetupFault.of(
            new Fault(
                "other-algorithm",
                "The signature is made with another algorithm than the scheme's default.",
                "Set the algorithm that the vendor uses for your account; it is never guessed."),
            setup ->
                Stream.of("HS256", "HS384", "HS512")
                    .filter(alg -> setup.vendor().asks().contains("alg"))
                    .map(alg -> setup.withConfig("alg", alg))),
        SetupFault.of(
            new Fault(
                "public-url",
                "The vendor signs another address than config.public-url says.",
                "Set config.public-url to scheme and host exactly as in the vendor's console."),
            setup -> otherUrls(setup).map(url -> setup.withConfig(PUBLIC_URL, url))),
        otherVendor(
            new Fault(
                "other-form",
                "The account uses another of the vendor's ways of signing.",
                "Set the scheme that fits; it is a property of the account."),
            SetupFaults::isSibling,
            origins));
  }

  /** {@return the mistakes that come alone} */
  static List<SetupFault> ofScheme(List<String> origins) {
    return List.of(
        otherVendor(
            new Fault(
                "other-vendor",
                "The request is another vendor's.",
                "Set the scheme of the vendor that sends it, and its secret."),
            (set, other) -> !isSibling(set, other),
            origins));
  }

  private static SetupFault secrets(Fault fault, Function<String, Stream<String>> change) {
    return SetupFault.of(
        fault,
        setup ->
            change
                .apply(setup.secret())
                .filter(other -> !setup.secret().isEmpty() && !other.equals(setup.secret()))
                .map(setup::withSecret));
  }

  private static SetupFault keyForms(Fault fault, String... forms) {
    return SetupFault.of(
        fault,
        setup ->
            Stream.of(forms)
                .map(setup::withKeyForm)
                .filter(other -> !setup.secret().isEmpty() && !other.equals(setup)));
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static Optional<String> printable(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    return text.matches("[\\x21-\\x7e]{8,}") ? Optional.of(text) : Optional.empty();
  }

  private static Stream<String> otherUrls(Setup setup) {
    String url = setup.config().getOrDefault(PUBLIC_URL, "");
    String other =
        url.startsWith("https:")
            ? url.replaceFirst("^https:", "http:")
            : url.replaceFirst("^http:", "https:");
    return Stream.of(url, other)
        .filter(it -> !it.isEmpty())
        .flatMap(
            it ->
                Stream.of(
                    it,
                    it.replaceFirst("://www\\.", "://"),
                    it.replaceFirst("://(?!www\\.)", "://www."),
                    it.replaceFirst(":[0-9]+$", "")))
        .filter(it -> !it.equals(url))
        .distinct();
  }

  private interface Choice {
    boolean test(Vendor set, Vendor other);
  }

  private static SetupFault otherVendor(Fault fault, Choice choice, List<String> origins) {
    return new SetupFault(
        fault,
        setup ->
            Vendors.all().stream()
                .filter(other -> isPossible(setup, other) && choice.test(setup.vendor(), other))
                .flatMap(other -> withAddress(setup.withVendor(other), origins)));
  }

  /** A vendor that signs no address has no setting for it, so that it is the request's own. */
  private static Stream<SetupFault.Varied> withAddress(Setup setup, List<String> origins) {
    String scheme = "It fits with scheme=" + setup.vendor().name();
    boolean isSet = setup.config().containsKey(PUBLIC_URL);
    return isSet || !setup.vendor().asks().contains(PUBLIC_URL)
        ? Stream.of(new SetupFault.Varied(setup, scheme + "."))
        : origins.stream()
            .map(
                origin ->
                    new SetupFault.Varied(
                        setup.withConfig(PUBLIC_URL, origin),
                        scheme + ", and the request's host in config.public-url."));
  }

  private static boolean isPossible(Setup setup, Vendor other) {
    return other.refusal().isEmpty()
        && !other.name().equals(setup.vendor().name())
        && other.takesPublicKey("") == setup.vendor().takesPublicKey("");
  }

  /** Entries of one vendor begin with the same word. */
  private static boolean isSibling(Vendor set, Vendor other) {
    return firstWord(set).equals(firstWord(other));
  }

  private static String firstWord(Vendor vendor) {
    return vendor.name().replaceFirst("-.*", "");
  }

  /** {@return the vendor's other kinds of result, without one that names no kind} */
  static Stream<Vendor> otherVariants(Vendor vendor) {
    return Vendors.all().stream()
        .filter(other -> other.name().equals(vendor.name()))
        .filter(other -> !other.variant().equals(vendor.variant()))
        .filter(other -> !other.variant().equals("any") && other.refusal().isEmpty());
  }
}
