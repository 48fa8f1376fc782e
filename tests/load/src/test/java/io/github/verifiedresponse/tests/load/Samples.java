package io.github.verifiedresponse.tests.load;

import java.util.Arrays;

/** Times by class, and Welch's t-test between two classes. */
final class Samples {
  /** Interrupts and collections make long tails, in which a difference would drown. */
  private static final double[] CROPS = {0.5, 0.75, 0.9, 0.95, 0.99, 1};

  private final long[] nanos;
  private final byte[] classes;
  private int size;

  Samples(int capacity) {
    this.nanos = new long[capacity];
    this.classes = new byte[capacity];
  }

  int capacity() {
    return nanos.length;
  }

  void add(int ofClass, long time) {
    nanos[size] = time;
    classes[size] = (byte) ofClass;
    size++;
  }

  /** {@return the largest |t| over some shares of the fastest samples, and over all} */
  double largestT(int one, int other) {
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return Arrays.stream(CROPS)
        .mapToLong(crop -> sorted[(int) Math.ceil(crop * size) - 1])
        .mapToDouble(most -> Math.abs(t(of(one, most), of(other, most))))
        .max()
        .orElseThrow();
  }

  private static double t(Moments one, Moments other) {
    return (one.mean - other.mean)
        / Math.sqrt(one.variance() / one.count + other.variance() / other.count);
  }

  private Moments of(int wanted, long most) {
    Moments moments = new Moments();
    for (int i = 0; i < size; i++) {
      if (classes[i] == wanted && nanos[i] <= most) {
        moments.add((double) nanos[i]);
      }
    }
    return moments;
  }

  /** Mean and variance in one pass, after Welford. */
  private static final class Moments {
    private long count;
    private double mean;
    private double squares;

    private void add(double value) {
      count++;
      double distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }

    private double variance() {
      return squares / (count - 1);
    }
  }
}
