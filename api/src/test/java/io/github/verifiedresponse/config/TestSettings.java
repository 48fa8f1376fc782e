package io.github.verifiedresponse.config;

import java.util.HashMap;
import java.util.Map;

/** Settings by their full names. */
final class TestSettings {
  static final String SECRET = "config-test-secret-0123456789abcdef";
  static final String OTHER_SECRET = "another-config-secret-0123456789abcdef";

  private TestSettings() {}

  /** A verifier named caf with what it needs, and these keys and values. */
  static Map<String, String> caf(String... keysAndValues) {
    return with(
        settingsOf("caf", "scheme", "caf", "secret", SECRET), settingsOf("caf", keysAndValues));
  }

  /** A verifier named shufti with what it needs, and these keys and values. */
  static Map<String, String> shufti(String... keysAndValues) {
    return with(
        settingsOf("shufti", "scheme", "shufti-pro", "secret", OTHER_SECRET),
        settingsOf("shufti", keysAndValues));
  }

  static Map<String, String> settingsOf(String verifier, String... keysAndValues) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.put("verified-response." + verifier + "." + keysAndValues[i], keysAndValues[i + 1]);
    }
    return settings;
  }

  static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return all;
  }

  static Map<String, String> without(Map<String, String> settings, String name) {
    Map<String, String> rest = new HashMap<>(settings);
    rest.remove(name);
    return rest;
  }
}
