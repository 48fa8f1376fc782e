package io.github.verifiedresponse.key;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Recognises texts that cannot be the secret that a vendor handed out: what an editor, a template
 * or a secret store has left round it or in its place. Each kind is narrow enough that no vendor's
 * secret is of it: Base64 with its padding, prefixes such as {@code whsec_}, hex, and random text
 * with punctuation in it all pass.
 */
final class SecretText {
  private static final String ITSELF = ", or write the actual secret";
  private static final String FORMATTING =
      " contains an invisible character (U+%04X): copy the secret again as plain text, and save"
          + " files as UTF-8 without a byte order mark";

  /** Blank to a reader, although Unicode has them as letters, marks and symbols. */
  private static final String LOOKS_EMPTY = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private static final String TYPOGRAPHIC =
      "[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033\uff02\uff07]";

  /** A variable's name in upper case, or a name that tells that a secret follows. */
  private static final String NAME =
      "(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[\\w.-]*(?i:secret|key|token|password|passwd|pwd)[\\w.-]*)";

  /** The tools whose references begin with a word and a colon. */
  private static final String STORE =
      "(?:\\w+[-.+])*(?:\\w*vault|secret(?:key)?ref|secrets?manager|keyref)"
          + "|env|file|arn|urn|ref|kms|ssm|op|sops|awssm|akv";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              " is a key in PEM or SSH format, but the scheme needs a shared secret: set it to the"
                  + " secret that the vendor gave you",
              containing("-----BEGIN |^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\\S+) ")),
          new Kind(
              " is a public key, so anyone could sign with it: set it to the shared secret that the"
                  + " vendor gave you",
              containing(
                  "^whpk_|^M[A-Za-z0-9+/]{2,10}"
                      + "(?:BgkqhkiG9w0B|GCSqGSIb3DQEB|YHKoZIzj0|ByqGSM49|YDK2V)")),
          new Kind(
              " is JSON: write only the value in it that is the secret, without quotation marks",
              whole("(?s)\\s*(?:\\{\\s*(?:\".*)?}|\\[\\s*(?:[\"{\\d].*)?])\\s*")),
          new Kind(
              " contains an unresolved ${…}: define that variable" + ITSELF,
              text -> text.contains("${")),
          new Kind(
              " has leading or trailing white space, or contains a control character: remove it",
              text -> !text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)),
          new Kind(
              " has quotation marks around it: remove them",
              containing(
                  "^[burBUR]?(\\\\?[\"'`]).*\\1[,;]?$|^" + TYPOGRAPHIC + "|" + TYPOGRAPHIC + "$")),
          new Kind(
              " is a placeholder that was not replaced: define what it refers to" + ITSELF,
              whole(
                  "#\\{.*}#?|\\{\\{.*}}|\\[\\[.*]]|\\(\\(.*\\)\\)|\\{[A-Za-z_][\\w .:/-]*}|<.*>"
                      + "|@[A-Za-z][\\w.-]*@|%[A-Za-z][\\w.-]*%|%\\{.*}|%\\(.*\\)s?|\\$\\(.*\\)"
                      + "|\\$[A-Z][A-Z0-9_]*|\\$env:\\w+|__[A-Za-z0-9_]+__"
                      + "|!(?:Ref|Sub|GetAtt|ImportValue|vault|secret)\\b.*")),
          new Kind(
              " contains a placeholder that was not replaced: define what it refers to" + ITSELF,
              containing("\\{\\{.+}}")),
          new Kind(
              " contains a name and a value: write only the value",
              whole(
                  "(?:export +|set +|-D|\\$env:)?"
                      + NAME
                      + "(?: *= *[^= ].*|: +\\S.*)|(?i:bearer|basic) +\\S.*")),
          new Kind(
              " is a reference or an encrypted value that no tool has resolved: have your platform"
                  + " resolve it before the application starts"
                  + ITSELF,
              containing(
                  "^[A-Za-z][A-Za-z0-9+.-]*://|^(?i:"
                      + STORE
                      + "):|^projects/[^/]+/secrets/|^secrets?/[\\w./-]+(?:#\\w+)?$"
                      + "|^@Microsoft\\.KeyVault\\(|^(?i:ENC)[(\\[]|^\\{[A-Za-z][\\w.-]*}."
                      + "|^\\$ANSIBLE_VAULT")),
          new Kind(
              " is the path of a file: write it as secret-file" + ITSELF,
              containing(
                  "^/(?:run|var|etc|mnt|home|opt|usr|vault|secrets)/|^[A-Za-z]:\\\\[\\w"
                      + " .-]+\\\\")));

  private SecretText() {}

  private record Kind(String problem, Predicate<String> isOf) {}

  private static Predicate<String> containing(String pattern) {
    return Pattern.compile(pattern).asPredicate();
  }

  private static Predicate<String> whole(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  /**
   * Refuses a text that cannot be a secret.
   *
   * @throws IllegalArgumentException naming {@code name}, what is wrong and the fix, and no part of
   *     the text
   */
  static void requirePossible(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " is blank: set it to the vendor's secret");
    }
    for (Kind kind : KINDS) {
      if (kind.isOf().test(text)) {
        throw new IllegalArgumentException(name + kind.problem());
      }
    }
    text.codePoints()
        .filter(SecretText::cannotBeSeen)
        .findFirst()
        .ifPresent(
            character -> {
              throw new IllegalArgumentException(name + FORMATTING.formatted(character));
            });
  }

  private static boolean cannotBeSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> character != ' ';
      default ->
          character == 0xFFFD // what a decoder puts in the place of bytes that it cannot read
              || (character >= 0xFE00 && character <= 0xFE0F) // variation selectors
              || LOOKS_EMPTY.indexOf(character) >= 0;
    };
  }
}
