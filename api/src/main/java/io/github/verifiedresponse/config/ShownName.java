package io.github.verifiedresponse.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a setting as messages show it. Where the separator before a secret is missing or
 * wrong ({@code secret-Kd8…} for {@code secret=Kd8…}), the secret is a part of the name.
 */
final class ShownName {
  private static final int MOST = 128;
  private static final Pattern SECRET = Pattern.compile("secret", Pattern.CASE_INSENSITIVE);

  /** What follows in the keys that there are, such as {@code secret-file}. */
  private static final List<String> KEYS =
      Settings.ALL.stream()
          .map(Setting::key)
          .filter(key -> key.contains("secret"))
          .map(key -> key.substring(key.indexOf("secret")))
          .toList();

  private ShownName() {}

  /** {@return the name, at most as far as what may be a secret} */
  static String of(String name) {
    Matcher secret = SECRET.matcher(name);
    if (secret.find(keyStart(name)) && !isKey(name.substring(secret.start()))) {
      return name.substring(0, Math.min(secret.end(), MOST)) + "…";
    }
    return name.length() > MOST ? name.substring(0, MOST) + "…" : name;
  }

  /** A verifier may have the word in its name. */
  private static int keyStart(String name) {
    return name.startsWith(Settings.PREFIX) ? name.indexOf('.', Settings.PREFIX.length()) + 1 : 0;
  }

  /** One that is misspelt is shown; what differs from a key in so little is no secret. */
  private static boolean isKey(String text) {
    return Nearest.to(text.toLowerCase(Locale.ROOT).replace('_', '-'), KEYS).isPresent();
  }
}
