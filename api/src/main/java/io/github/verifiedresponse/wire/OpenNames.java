package io.github.verifiedresponse.wire;

import java.util.Arrays;

/**
 * The names of the objects that are open while JSON is scanned, so that a name that occurs twice in
 * one of them is found in constant time, and without an object for each.
 *
 * <p>All are in one table with open addressing. Names are removed in the reverse order in which
 * they came, and then a slot is free again as if it had never been used.
 */
final class OpenNames {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final JsonStrings strings;
  private long[] keys = new long[16];
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int count;

  /** The number of a name, counted from 1; 0 where there is none. */
  private int[] slots = new int[32];

  OpenNames(JsonStrings strings) {
    this.strings = strings;
  }

  /** {@return how many names the open objects have} */
  int count() {
    return count;
  }

  /**
   * Adds a name to the innermost object.
   *
   * @param base how many names there were when that object was opened
   * @param hash of what the name means
   * @return whether the object has it for the first time
   */
  boolean add(int base, long hash, int start, int end) {
    long key = hash + base * SPREAD;
    int slot = slot(key);
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      // names of the objects around it are before the base
      if (known >= base && keys[known] == key && means(known, start, end)) {
        return false;
      }
      slot = next(slot);
    }
    put(slot, key, start, end);
    return true;
  }

  private void put(int slot, long key, int start, int end) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    keys[count] = key;
    from[count] = start;
    to[count] = end;
    slots[slot] = ++count;
    if (2 * count > slots.length) {
      grow();
    }
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < count; i++) {
      int slot = slot(keys[i]);
      while (slots[slot] != 0) {
        slot = next(slot);
      }
      slots[slot] = i + 1;
    }
  }

  /** Forgets the names of the innermost object. */
  void forget(int base) {
    while (count > base) {
      int slot = slot(keys[count - 1]);
      while (slots[slot] != count) {
        slot = next(slot);
      }
      slots[slot] = 0;
      count--;
    }
  }

  private int slot(long key) {
    return (int) (key >>> Integer.SIZE) & slots.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & slots.length - 1;
  }

  private boolean means(int known, int start, int end) {
    byte[] one = meaning(from[known], to[known]);
    return Arrays.equals(one, meaning(start, end));
  }

  /** Only of names with the same hash: there are two of them at most before the text is refused. */
  private byte[] meaning(int start, int end) {
    byte[] meaning = new byte[end - start];
    return Arrays.copyOf(meaning, strings.unescape(start, end, meaning));
  }
}
