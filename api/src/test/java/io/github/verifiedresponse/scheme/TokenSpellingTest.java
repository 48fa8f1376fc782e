package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The last part of a token, and the signature of an HTTP message, are written in one way only: by
 * another spelling of the same bytes one result would be many texts.
 */
class TokenSpellingTest {
  private static final Pattern OF_TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]*\\.([\\w-]+)");
  private static final Pattern OF_MESSAGE = Pattern.compile("sig1=:([A-Za-z0-9+/]+=*):");
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  static Stream<Vendor> vendors() {
    return VendorContractTest.vendors().filter(vendor -> vendor.family != Vendor.Family.DETACHED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesOtherSpellingsOfASignature(Vendor vendor) throws Exception {
    SignedSample genuine = VendorContractTest.sample(vendor);
    String signature = signature(vendor, genuine);
    Verdicts.verified(verify(vendor, genuine));

    List<String> others = others(signature);
    assertThat(others).hasSizeGreaterThan(8).doesNotContain(signature).doesNotHaveDuplicates();
    for (String other : others) {
      SignedSample forged = edited(genuine, text -> text.replace(signature, other));

      assertThat(Verdicts.rejected(verify(vendor, forged)).reason().status())
          .as(other)
          .isBetween(400, 499);
    }
  }

  private static Verification verify(Vendor vendor, SignedSample sample) {
    return VendorContractTest.verifier(vendor, 1).verify(sample.request().build());
  }

  private static String signature(Vendor vendor, SignedSample sample) {
    boolean ofMessage = vendor.family == Vendor.Family.HTTP_SIGNATURE;
    String all = SignedSample.text(sample.body) + " " + sample.query + " " + sample.headers;
    Matcher found = (ofMessage ? OF_MESSAGE : OF_TOKEN).matcher(all);
    assertThat(found.find()).as(all).isTrue();
    return found.group(1);
  }

  private static SignedSample edited(SignedSample sample, UnaryOperator<String> edit) {
    SignedSample edited =
        sample.with(
            SignedSample.utf8(edit.apply(SignedSample.text(sample.body))),
            edit.apply(sample.query));
    edited.headers.replaceAll((name, value) -> edit.apply(value));
    return edited;
  }

  private static List<String> others(String signature) {
    String digits = signature.replaceAll("=+$", "");
    String padding = signature.substring(digits.length());
    String half = digits.substring(0, digits.length() / 2);
    String rest = digits.substring(digits.length() / 2);
    List<String> others = new ArrayList<>();
    for (String end : List.of("", "=", "==", "===", "A", "AA", "AAAA", " ", ".", "~")) {
      others.add(digits + end);
      others.add(digits + padding + end);
    }
    others.add(digits.substring(0, digits.length() - 1) + padding);
    others.add(" " + signature);
    others.add(half + " " + rest + padding);
    others.add(half + "=" + rest + padding);
    others.add(half + "%2D" + rest + padding);
    others.addAll(withSpareBits(digits, padding));
    others.removeIf(signature::equals);
    return others.stream().distinct().toList();
  }

  /** In the last digit of 64, 256 or 32 bytes, two or four bits say nothing. */
  private static List<String> withSpareBits(String digits, String padding) {
    int spare = digits.length() % 4 == 2 ? 4 : digits.length() % 4 == 3 ? 2 : 0;
    char last = digits.charAt(digits.length() - 1);
    List<String> others = new ArrayList<>();
    for (int bits = 1; bits < 1 << spare; bits++) {
      int digit = DIGITS.indexOf(last) + bits;
      if (digit < DIGITS.length()) {
        others.add(digits.substring(0, digits.length() - 1) + DIGITS.charAt(digit) + padding);
      }
    }
    return others;
  }
}
