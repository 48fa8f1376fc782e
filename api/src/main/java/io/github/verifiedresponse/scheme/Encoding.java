package io.github.verifiedresponse.scheme;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the bytes of a signature are written. Of each value exactly one spelling is accepted. */
public enum Encoding {
  /** Lower-case hex digits. */
  HEX,
  /** Hex digits, all of them of one case, for vendors whose pages show either. */
  HEX_OF_EITHER_CASE,
  /** Base64 with padding (RFC 4648, section 4). */
  BASE64,
  /** Base64url without padding (RFC 4648, section 5). */
  BASE64URL,
  /** Base64url either with all of its padding or with none. */
  BASE64URL_PADDED_OR_NOT;

  private static final byte[] DIGITS = new byte[256];

  static {
    Arrays.fill(DIGITS, (byte) -1);
    for (byte value = 0; value < 16; value++) {
      DIGITS["0123456789abcdef".charAt(value)] = value;
    }
  }

  /** {@return the bytes, or null when the text is not their one spelling} */
  byte @Nullable [] decode(String text) {
    return switch (this) {
      case HEX -> decodeHex(text);
      case HEX_OF_EITHER_CASE ->
          text.equals(text.toUpperCase(Locale.ROOT))
              ? decodeHex(text.toLowerCase(Locale.ROOT))
              : decodeHex(text);
      case BASE64 -> canonical(text, Base64.getDecoder(), Base64.getEncoder());
      case BASE64URL ->
          canonical(text, Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding());
      case BASE64URL_PADDED_OR_NOT ->
          text.endsWith("=")
              ? canonical(text, Base64.getUrlDecoder(), Base64.getUrlEncoder())
              : BASE64URL.decode(text);
    };
  }

  /** {@return the spelling of these bytes that vendors use} */
  String encode(byte[] bytes) {
    return switch (this) {
      case HEX, HEX_OF_EITHER_CASE -> HexFormat.of().formatHex(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL, BASE64URL_PADDED_OR_NOT ->
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }

  /** ASCII digits only: library readers of hex take other digits, signs and spaces. */
  private static byte @Nullable [] decodeHex(String text) {
    if (text.length() % 2 != 0) {
      return null;
    }
    byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1); // any other character is no digit
    if (digits.length != text.length()) { // but two that make one would move the others
      return null;
    }
    byte[] decoded = new byte[digits.length / 2];
    int bad = 0;
    for (int i = 0; i < decoded.length; i++) {
      int high = DIGITS[digits[2 * i] & 0xff];
      int low = DIGITS[digits[2 * i + 1] & 0xff];
      bad |= high | low;
      decoded[i] = (byte) (high << 4 | low);
    }
    return bad < 0 ? null : decoded;
  }

  /** The platform's decoders ignore unused bits and missing padding: two spellings of one value. */
  private static byte @Nullable [] canonical(
      String text, Base64.Decoder decoder, Base64.Encoder encoder) {
    try {
      byte[] decoded = decoder.decode(text);
      return encoder.encodeToString(decoded).equals(text) ? decoded : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Shows the name as documents write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
