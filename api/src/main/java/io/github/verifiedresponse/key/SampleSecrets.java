package io.github.verifiedresponse.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises secrets that everybody knows or guesses: the keys that documentation prints, by their
 * hashes, words that ask to be replaced, and bytes without any chance in them.
 */
final class SampleSecrets {
  private static final int FEW = 4;
  private static final int LEAST_REPEATS = 3;

  /** The share of steps that lead to a neighbour: in random hex it is about a fifth. */
  private static final double MOSTLY = 0.9;

  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)secret|password|clientsecret|.*(?:change|replace)[-_ ]?(?:me|this).*"
              + "|.*place[-_ ]?holder.*"
              + "|(?:your|enter|insert|put|paste|fill)[-_ ].*(?:secret|key|token|password|here).*");

  private static final String ORDER = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String KEYBOARD = "qwertyuiopasdfghjklzxcvbnm";

  /** SHA-256 of keys that are printed, and of this project's own sample. */
  private static final Set<String> PRINTED =
      Set.of(
          "0330b11998cbc9abd5a585e755cb5df2f73f1a5632fdcc2abb19e05e3eceddb9",
          "099829beec92e55583dbc35d0ed4172ae447e6fb5d0086b9099fe0d2977ec2c4",
          "0b5dd075ccdd03c42f4edda8e299e6838e2a75d3486a2a8d86940ed1541e9178",
          "0c47dd30c7da14ce8078bc464742122187d516456e901ac0c3006dabcec0f743",
          "23130e3a91b6f5bebc4cfe26f0579bdd20ad48d210cf5a75f5cf4b2e168f0c7c",
          "2a1d61d5e1997a7a64a97eb3d44c733a6473e0ff74d7850ecda2c429a1e885be",
          "2b31cda59aa5011bf12d5ff88f16ef6142faf21c918bdff02d419b337b04933e",
          "2dd745ff991276aed56826de4e41d9d81b006c671a1491c08e9fc74e9362d95a",
          "2f8894d90ffb75600928464c7839208284c8687671dc831cc2667a7ae04aa455",
          "3146f53a5df6979467deaf37ca3f5ff009af0b184794dc0e80dad2583026368a",
          "3354cfcf65c7b2e6840ea6f880aede239750cb1d063950c4e8fd9fbf9ec73a32",
          "4659007c609a31e95c56c2aadbbe75ab00983853dfe8244ccff2d6e26fb89bea",
          "465d9ad5d5528ebe287b5dce4fb51620833d09b290e49ddcc70ca6c4a0aea01b",
          "4df6e60547d43407421b14d98f5a55c285f8ab002a7746efc3fc8fdbf7d85800",
          "4e11b9cf3c167ba0ec725c6fc304f0199446d122d620785eabc5e474f18fef90",
          "55163309aa6210d6afce5785a2ce5607e9e1a30ae022e7bd0817b9a3c3d26597",
          "5c7b453acae2918992c1adacc39cdf42c97df9f5579f2287b779011b1190f238",
          "5ee5b37399f84a3e0085f308a4bcc142967e2cb9c99b19a3a9d11f9a0bb99cba",
          "5f9e16e4921910796aa490c17f846f0ba5670560435095d9e49125b69e8efeb2",
          "619dda9bb451669e4f36a4d8fe2288a14a1de24f01ca4f2b03c327a785d95606",
          "6adbfd178516c8efe5896d4d0d66d2704d167cbb4ca881efde33af658d39826f",
          "72df3b6905785c35d9e3e7ca9917f6970ed104eddd9d8ab3918611b29bf153aa",
          "730d21a80e61a8de82d12cb4c0b8057cff5a30e2dec50ce7a773513374f9164a",
          "731fa294d036e54f19df879bfcd4fe72d967dc6327800c5f74a48414a3f258c9",
          "7418bfa6cc65d7a81654375ae616e2e41e57d88cf56f6390fb3438ee5155bf13",
          "76c9e81529b8e49134bc1c3b99732fe915409cad3271efad7014197d803093e0",
          "7a200eb89adb0904fd5bc5ac4cac4f9528b0ac7bf03cbc2aa1508c26b055776f",
          "7f8f90e83fc01e4236d34d744e9e5f0ad88dc99b65b5c81fbba2951727a369a1",
          "80d0aeaa630ee40e9cae98ac6cca9b914b2e7e54d313a8d9db5c8318a5c0e00a",
          "8b1b17a9740c068accab5c3d0d652c8e3cc13206e70bb73b42ea41d4c2de3c12",
          "8dec8776c726cc126035820e4055e73eb20b64354b1fa452df22775eb6789415",
          "9454ba926dacbd962bf600e9239351a63da3b043ba15102738da9cce9cd3e5c3",
          "96ad2ccd81462a766178ae09a71df55f548a3f66da11606f9cdf40b391e22dd0",
          "a6a018b258351a8be3b5903028bc55b8b42fe824294c2a2dd7d0fcb1307eb85f",
          "bc217098b861d3f37edd15b85340b07fbbed33d3cb140816b15b84766911c163",
          "c06772d61cdb5168a017e35a666e1e4e855d305dcdb210694133538932f8258b",
          "c2bc44a0edab1ba6f6d86c4ebcdaf74fa93bfd7809023833d584f8c84e5d736c",
          "c3dd77af67699eb90e1493360055b282bbc8b8c3ae959dfa2a5767c0b1713c39",
          "ca2ad47faf5f2a359ade6b2c02150563fb3daa30241bf6319248d65a75dbcc59",
          "d0bcfd7815221e4e4788fc54ccaf75c2e358b5d6e33a41f75548d0b5c6b6a7cb",
          "d4e1077ad28d129d3a0a81d65bcf2958b6ac3362e6566ad69249b4bd9b3cbc7d",
          "d9bf5be051a272a6188685a7689fce2dfba7d53dabc8c8b59d88ca9780085489",
          "db6833593279d7373592ef70e51f3daf048c04475739f8ed024b0821fd9e7fde",
          "dc524b946ccae61616618baefc80734d16f0a8b830cbcb152c4480c15c4da2ea",
          "de6d862a9dd4ca43e5fcec2cf703c3bad4760a7186a1ab6a4f221968d2e6a127",
          "de78732eef3ae800edd5a059c20c4d02a12c64fdeb3178dbcf8024a5a0dcc093",
          "e4d12f849ede90f821c4fc8d80be84cec42d8fee252d1b3a5ab2559eb8894f66",
          "ec92651be28ad291a2722a7d811d94e04c9c5fb6591de5119c3e3f9c4e4fda3a",
          "f07cb56ce8910bb3f50f1cb92be7f31c738cc43588e9683e4e2a333acce992a8",
          "f20461bba8f148df7c5ddc34c94bea18371d91337b91486a01681a34e57af910",
          "f4d60cc5e429b7bfe82e54064adc5ddb30a2039912f85d56fb576c1cc4a6c8a6",
          "f7d838701b86c5dfb57bf95fbc5ce6df204cfc9f15ad6cdb39fd22f8776e47b6",
          "ff15916e13031596cbc97f7ee2b2cb2d0a8539d8adff028007c88c23608b28dd");

  private SampleSecrets() {}

  static boolean asksToBeReplaced(String text) {
    return WORDS.matcher(text).matches();
  }

  static boolean isOne(String text) {
    return isTrivial(text) || PRINTED.contains(HexFormat.of().formatHex(sha256(text)));
  }

  private static boolean isTrivial(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    return isTrivial(text.getBytes(StandardCharsets.UTF_8))
        || isSequence(plain.chars().map(ORDER::indexOf).toArray(), ORDER.length())
        || isSequence(plain.chars().map(KEYBOARD::indexOf).toArray(), KEYBOARD.length())
        || isTrivialKeyInHex(text)
        || isTrivialKeyInBase64(text);
  }

  private static boolean isTrivialKeyInHex(String text) {
    return text.matches("(?:[0-9A-Fa-f]{2}){16,}") && isTrivialKey(HexFormat.of().parseHex(text));
  }

  private static boolean isTrivialKeyInBase64(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return key.length > 0 && isTrivialKey(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTrivialKey(byte[] key) {
    int[] values = new int[key.length];
    for (int i = 0; i < key.length; i++) {
      values[i] = key[i] & 0xff;
    }
    return isTrivial(key) || isSequence(values, 256);
  }

  private static boolean isTrivial(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count() <= FEW
        || isRepeated(bytes);
  }

  private static boolean isRepeated(byte[] bytes) {
    for (int period = 1; period <= bytes.length / LEAST_REPEATS; period++) {
      int i = period;
      while (i < bytes.length && bytes[i] == bytes[i - period]) {
        i++;
      }
      if (i == bytes.length) {
        return true;
      }
    }
    return false;
  }

  /** Up or down by one; at an end of digits or letters a sequence begins again. */
  private static boolean isSequence(int[] values, int size) {
    int steps = 0;
    for (int i = 1; i < values.length; i++) {
      int from = values[i - 1];
      int to = values[i];
      boolean known = from >= 0 && to >= 0;
      boolean next = Math.abs(to - from) == 1 || Math.abs(to - from) == size - 1;
      int end = Math.max(from, to);
      boolean again = Math.min(from, to) == 0 && (end == 9 || end == 15);
      steps += known && (next || again) ? 1 : 0;
    }
    return values.length > 1 && steps >= MOSTLY * (values.length - 1);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
