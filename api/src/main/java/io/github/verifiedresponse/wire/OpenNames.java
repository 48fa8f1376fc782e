package io.github.verifiedresponse.wire;

import java.util.Arrays;

/**
 * The names of the objects that are open while JSON is scanned, so that a name that occurs twice in
 * one of them is found in constant time, and without an object for each.
 *
 * <p>A new name is compared with the few before it; those of an object with many are in one table
 * with open addressing. Names are removed in the reverse order in which they came, and then a slot
 * is free again as if it had never been used.
 */
final class OpenNames {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** With more names, an object's are in the table. */
  private static final int FEW = 16;

  private static final int[] NO_TABLE = {};

  private final JsonStrings strings;
  private long[] keys = new long[16];
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int count;

  /** The number of a name, counted from 1; 0 where there is none. */
  private int[] slots = NO_TABLE;

  /** How many slots are in use. */
  private int used;

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
    if (count - base >= FEW) {
      return addToMany(base, key, start, end);
    }
    for (int i = base; i < count; i++) {
      if (keys[i] == key && means(i, start, end)) {
        return false;
      }
    }
    put(key, start, end);
    return true;
  }

  private boolean addToMany(int base, long key, int start, int end) {
    if (count - base == FEW) {
      for (int i = base; i < count; i++) {
        fill(i);
      }
    }
    if (isInTable(base, key, start, end)) {
      return false;
    }
    put(key, start, end);
    fill(count - 1);
    return true;
  }

  private boolean isInTable(int base, long key, int start, int end) {
    for (int slot = slot(key); slots[slot] != 0; slot = next(slot)) {
      int known = slots[slot] - 1;
      // names of the objects around it are before the base
      if (known >= base && keys[known] == key && means(known, start, end)) {
        return true;
      }
    }
    return false;
  }

  private void put(long key, int start, int end) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    keys[count] = key;
    from[count] = start;
    to[count] = end;
    count++;
  }

  /** Puts a name into the table. */
  private void fill(int name) {
    if (2 * (used + 1) > slots.length) {
      grow();
    }
    slots[freeSlot(keys[name])] = name + 1;
    used++;
  }

  private void grow() {
    int[] before = slots.clone();
    slots = new int[Math.max(8 * FEW, 2 * before.length)];
    Arrays.sort(before); // the order in which they came
    for (int number : before) {
      if (number > 0) {
        slots[freeSlot(keys[number - 1])] = number;
      }
    }
  }

  private int freeSlot(long key) {
    int slot = slot(key);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    return slot;
  }

  /** Forgets the names of the innermost object. */
  void forget(int base) {
    if (count - base > FEW) {
      clear(base);
    }
    count = base;
  }

  private void clear(int base) {
    for (int number = count; number > base; number--) {
      int slot = slot(keys[number - 1]);
      while (slots[slot] != number) {
        slot = next(slot);
      }
      slots[slot] = 0;
      used--;
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
