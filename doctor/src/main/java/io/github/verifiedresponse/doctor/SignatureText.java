package io.github.verifiedresponse.doctor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other spellings of signatures and times that occur in a text. */
final class SignatureText {
  private static final Pattern HEX_DIGITS =
      Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{40,}(?![0-9A-Za-z])");
  private static final Pattern BASE64_DIGITS =
      Pattern.compile("(?<![A-Za-z0-9_+/-])[A-Za-z0-9_+/-]{20,}={0,2}");
  private static final Pattern MILLISECONDS =
      Pattern.compile("(?<![0-9])(1[0-9]{9})[0-9]{3}(?![0-9])");
  private static final Pattern SECONDS = Pattern.compile("(?<![0-9])1[0-9]{9}(?![0-9])");

  /** Of SHA-1, SHA-256, SHA-384 and SHA-512. */
  private static final Set<Integer> LENGTHS = Set.of(20, 32, 48, 64);

  private SignatureText() {}

  static Stream<String> otherCase(String text) {
    return Stream.of(
        replaced(HEX_DIGITS, text, digits -> digits.toLowerCase(Locale.ROOT)),
        replaced(HEX_DIGITS, text, digits -> digits.toUpperCase(Locale.ROOT)));
  }

  static Stream<String> otherAlphabet(String text) {
    return Stream.<UnaryOperator<String>>of(
            digits -> padded(standard(digits)),
            digits -> url(digits),
            SignatureText::standard,
            digits -> padded(url(digits)))
        .map(change -> replaced(BASE64_DIGITS, text, change));
  }

  private static String standard(String digits) {
    return digits.replace("=", "").replace('-', '+').replace('_', '/');
  }

  private static String url(String digits) {
    return digits.replace("=", "").replace('+', '-').replace('/', '_');
  }

  private static String padded(String digits) {
    return digits + "=".repeat(-digits.length() & 3);
  }

  static Stream<String> otherEncoding(String text) {
    HexFormat hex = HexFormat.of();
    return Stream.<Function<byte[], String>>of(
            Base64.getEncoder()::encodeToString,
            Base64.getUrlEncoder().withoutPadding()::encodeToString)
        .map(
            encoder ->
                replaced(
                    HEX_DIGITS,
                    text,
                    digits ->
                        digits.length() % 2 == 0 ? encoder.apply(hex.parseHex(digits)) : digits))
        .flatMap(
            inBase64 ->
                Stream.of(
                    inBase64,
                    replaced(
                        BASE64_DIGITS,
                        text,
                        digits -> signature(digits).map(hex::formatHex).orElse(digits))));
  }

  private static Optional<byte[]> signature(String digits) {
    return base64(digits).filter(bytes -> LENGTHS.contains(bytes.length));
  }

  /** {@return what is spelt in Base64 of either alphabet, with padding or without} */
  static Optional<byte[]> base64(String digits) {
    try {
      return Optional.of(Base64.getDecoder().decode(standard(digits)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  static Stream<String> otherUnit(String text) {
    return Stream.of(
        MILLISECONDS.matcher(text).replaceAll("$1"), SECONDS.matcher(text).replaceAll("$0000"));
  }

  /** {@return the text without its percent-encoding, where it has one that can be decoded} */
  static String percentDecoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static String replaced(Pattern pattern, String text, UnaryOperator<String> change) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
  }
}
