package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTest {
  private static final Content TEXT = Content.ofText("0123\u00e9");

  @Test
  void holdsTheBytesAsTheyCame() throws IOException {
    byte[] bytes = {'0', '1', '2', '3', (byte) 0xC3, (byte) 0xA9};

    assertThat(TEXT.size()).isEqualTo(6);
    assertThat(TEXT.toByteArray()).isEqualTo(bytes);
    assertThat(TEXT.newInputStream().readAllBytes()).isEqualTo(bytes);
    assertThat(TEXT.byteAt(5)).isEqualTo((byte) 0xA9);
    assertThat(Content.copyOf(bytes)).isEqualTo(TEXT);
  }

  /** By pieces that a decoder reads, which would take padding, and a rest. */
  @Test
  void isBase64UrlWhenEveryByteIsADigitOfIt() {
    String digits = "AZaz09-_".repeat(200);
    for (int size : new int[] {0, 1, 3, 4, 5, 511, 512, 513, 1_023, 1_024, 1_500}) {
      assertThat(Content.ofText(digits.substring(0, size)).isBase64Url()).isTrue();
      for (int at : new int[] {0, size / 2, size - 4, size - 2, size - 1, 510, 511, 512}) {
        for (String other : new String[] {"=", "+", "/", " ", "\n", "\u00e9", "\0"}) {
          if (at >= 0 && at < size) {
            String text = digits.substring(0, at) + other + digits.substring(at + 1, size);
            assertThat(Content.ofText("A" + text).range(1, size + 1).isBase64Url())
                .as("%d of %d", at, size)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void cannotBeChangedFromOutside() {
    byte[] source = {1, 2, 3};
    Content content = Content.copyOf(source);

    source[0] = 9;
    content.toByteArray()[1] = 9;

    assertThat(content).isEqualTo(Content.copyOf(new byte[] {1, 2, 3}));
  }

  @Test
  void rangesWithinARange() throws IOException {
    Content range = TEXT.range(1, 4).range(1, 3);

    assertThat(range).isEqualTo(Content.ofText("23")).hasSameHashCodeAs(Content.ofText("23"));
    assertThat(range.newInputStream().readAllBytes()).containsExactly('2', '3');
    assertThat(range.byteAt(0)).isEqualTo((byte) '2');
    assertThat(transferred(range)).containsExactly('2', '3');
    assertThat(TEXT.range(6, 6)).isEqualTo(Content.empty());
  }

  @Test
  void readsItselfAsText() {
    assertThat(TEXT.range(2, 6).toText(StandardCharsets.UTF_8)).isEqualTo("23\u00e9");
    assertThat(TEXT.range(4, 5).toText(StandardCharsets.UTF_8)).isEqualTo("\ufffd");
  }

  @Test
  void endsWhereItsRangeEnds() {
    Content range = TEXT.range(1, 3);

    assertThatThrownBy(() -> range.byteAt(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> range.byteAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> range.range(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> range.range(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> range.range(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void isEqualToTheSameBytesOnly() {
    assertThat(Content.ofText("a")).isEqualTo(Content.ofText("ba").range(1, 2));
    assertThat(Content.ofText("a")).isNotEqualTo(Content.ofText("b"));
    assertThat(Content.ofText("a")).isNotEqualTo(Content.ofText("aa"));
    assertThat(Content.ofText("a").equals((Object) "a")).isFalse();
  }

  @Test
  void knowsWhetherItIsEmpty() {
    assertThat(Content.empty().isEmpty()).isTrue();
    assertThat(Content.ofText("").isEmpty()).isTrue();
    assertThat(TEXT.isEmpty()).isFalse();
  }

  private static byte[] transferred(Content content) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    content.transferTo(sink::write);
    return sink.toByteArray();
  }

  @Test
  void noSinkChangesIt() {
    byte[] sent = "verified".repeat(2_500).getBytes(StandardCharsets.UTF_8);
    Content whole = Content.copyOf(sent);
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    List<byte[]> kept = new ArrayList<>();

    whole.transferTo(
        (array, offset, length) -> {
          taken.write(array, offset, length);
          kept.add(array);
          Arrays.fill(array, (byte) 'x');
        });
    kept.forEach(array -> Arrays.fill(array, (byte) 'y'));

    assertThat(taken.toByteArray()).isEqualTo(sent);
    assertThat(whole.toByteArray()).isEqualTo(sent);
    assertThat(kept).allSatisfy(array -> assertThat(array).hasSizeLessThanOrEqualTo(8 * 1024));
  }

  @Test
  void noStreamThatIsReadFromItChangesIt() throws IOException {
    Content whole = Content.copyOf("verified".getBytes(StandardCharsets.UTF_8));
    List<byte[]> seen = new ArrayList<>();
    OutputStream overwriting =
        new OutputStream() {
          @Override
          public void write(int next) {}

          @Override
          public void write(byte[] bytes, int offset, int length) {
            seen.add(bytes);
            Arrays.fill(bytes, (byte) 'x');
          }
        };

    whole.newInputStream().transferTo(overwriting);
    Arrays.fill(whole.newInputStream().readAllBytes(), (byte) 'x');
    Arrays.fill(whole.newInputStream().readNBytes(8), (byte) 'x');
    Arrays.fill(whole.toByteArray(), (byte) 'x');

    assertThat(seen).isNotEmpty();
    assertThat(whole).isEqualTo(Content.ofText("verified"));
  }

  @Test
  void aStreamReadsSkipsAndReturnsToItsMark() throws IOException {
    InputStream stream = Content.ofText("abcdef").range(1, 5).newInputStream();

    assertThat(stream.markSupported()).isTrue();
    assertThat(stream.read()).isEqualTo('b');
    stream.mark(0);
    assertThat(stream.skip(-1)).isZero();
    assertThat(stream.skip(2)).isEqualTo(2);
    assertThat(stream.available()).isEqualTo(1);
    assertThat(stream.read(new byte[4], 0, 0)).isZero();
    assertThat(stream.readNBytes(4)).containsExactly('e');
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.read(new byte[4])).isEqualTo(-1);
    stream.reset();
    assertThat(stream.readAllBytes()).containsExactly('c', 'd', 'e');
    assertThatThrownBy(() -> stream.read(new byte[4], 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
