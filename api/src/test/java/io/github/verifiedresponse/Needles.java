package io.github.verifiedresponse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that must stand nowhere, each with a name that may. */
public final class Needles {
  private final Map<String, String> needles = new LinkedHashMap<>();

  /** Adds a secret in every encoding in which it could be let out. */
  public Needles secret(String name, String secret) {
    byte[] bytes = TestVendor.utf8(secret);
    byte[] digest = sha256(bytes);
    needles.put(name + " as it is", secret);
    needles.put(name + " in hex", HexFormat.of().formatHex(bytes));
    needles.put(name + " in upper-case hex", HexFormat.of().withUpperCase().formatHex(bytes));
    // what it begins with is found with padding and without
    needles.put(name + " in Base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
    needles.put(name + " in Base64url", TestVendor.base64Url(bytes));
    needles.put(name + " URL-encoded", URLEncoder.encode(secret, StandardCharsets.UTF_8));
    needles.put(name + " reversed", new StringBuilder(secret).reverse().toString());
    needles.put(name + " as a Java array", Arrays.toString(bytes));
    needles.put(name + "'s SHA-256 in hex", HexFormat.of().formatHex(digest));
    needles.put(name + "'s SHA-256 in Base64url", TestVendor.base64Url(digest));
    return this;
  }

  public Needles value(String value) {
    needles.put("the payload value " + value.length() + "-" + needles.size(), value);
    return this;
  }

  public int size() {
    return needles.size();
  }

  /** Returns the names of what stands in a text. */
  public List<String> in(String text) {
    return needles.entrySet().stream()
        .filter(needle -> text.contains(needle.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
