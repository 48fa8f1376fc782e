package io.github.verifiedresponse.wire;

/**
 * Takes bytes where they are, as {@code MessageDigest::update} and {@code Mac::update} do. For the
 * library's own code: this package is not exported.
 */
@FunctionalInterface
public interface ArraySink {

  /**
   * Takes a range of an array that must neither be changed nor kept.
   *
   * @param array where the bytes are
   * @param offset the first byte
   * @param length how many
   */
  void accept(byte[] array, int offset, int length);
}
