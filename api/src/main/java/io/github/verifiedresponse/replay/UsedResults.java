package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.result.ReplayIdentity;
import java.util.Arrays;

/**
 * The results that were used, in 20 bytes each and without an object: 128 bits of the identity and
 * the minute in which it ends, in a table with open addressing. Another result with the same 128
 * bits would be refused as used; of ten million, that a new one has those of any has a probability
 * below 2⁻¹⁰⁰. A used result is never accepted as a new one.
 *
 * <p>Not thread-safe. A minute is a positive number.
 */
final class UsedResults {
  private static final int EMPTY = 0;
  private static final int REMOVED = -1;
  private static final int SMALLEST = 8;

  /** The 128 bits of each slot, in two halves. */
  private long[] bits = new long[0];

  private int[] minutes = new int[0];
  private int size;

  /** Slots that are not {@link #EMPTY}. */
  private int filled;

  boolean contains(ReplayIdentity identity) {
    return find(identity.first(), identity.second()) >= 0;
  }

  /** Adds a result that is not there. */
  void add(ReplayIdentity identity, int minute) {
    if (filled >= minutes.length - minutes.length / 4) {
      rebuild(1, size + 1);
    }
    put(identity.first(), identity.second(), minute);
  }

  /** Removes a result, if it is there and ends in that minute. */
  boolean remove(ReplayIdentity identity, int minute) {
    int slot = find(identity.first(), identity.second());
    if (slot < 0 || minutes[slot] != minute) {
      return false;
    }
    minutes[slot] = REMOVED;
    size--;
    return true;
  }

  /** {@return the first minute in which one of them ends; the largest number when there is none} */
  int earliest() {
    return Arrays.stream(minutes).filter(each -> each > EMPTY).min().orElse(Integer.MAX_VALUE);
  }

  /** {@return the last minute before that one in which one of them ends; 0 when there is none} */
  int latestBefore(int minute) {
    return Arrays.stream(minutes).filter(each -> each < minute && each > EMPTY).max().orElse(0);
  }

  /** {@return how many were dropped because they end before that minute} */
  int dropBefore(int minute) {
    int before = size;
    int kept = (int) Arrays.stream(minutes).filter(each -> each >= minute).count();
    if (kept < before) {
      rebuild(minute, kept);
    }
    return before - kept;
  }

  /** Takes over what does not end before that minute, with a capacity for as many again. */
  private void rebuild(int minute, int kept) {
    long[] oldBits = bits;
    int[] oldMinutes = minutes;
    int length = Math.max(SMALLEST, 2 * kept);
    bits = new long[2 * length];
    minutes = new int[length];
    size = 0;
    filled = 0;
    for (int slot = 0; slot < oldMinutes.length; slot++) {
      if (oldMinutes[slot] >= minute) {
        put(oldBits[2 * slot], oldBits[2 * slot + 1], oldMinutes[slot]);
      }
    }
  }

  private void put(long first, long second, int minute) {
    int slot = slot(first);
    while (minutes[slot] != EMPTY) {
      slot = next(slot);
    }
    bits[2 * slot] = first;
    bits[2 * slot + 1] = second;
    minutes[slot] = minute;
    size++;
    filled++;
  }

  private int find(long first, long second) {
    if (size == 0) {
      return -1;
    }
    int slot = slot(first);
    while (minutes[slot] != EMPTY) {
      if (bits[2 * slot] == first && bits[2 * slot + 1] == second && minutes[slot] != REMOVED) {
        return slot;
      }
      slot = next(slot);
    }
    return -1;
  }

  /** The upper bits are a fraction of the table: they are a hash's, so they spread evenly. */
  private int slot(long first) {
    return (int) (((first >>> Integer.SIZE) * minutes.length) >>> Integer.SIZE);
  }

  private int next(int slot) {
    return slot + 1 == minutes.length ? 0 : slot + 1;
  }
}
