package io.github.verifiedresponse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scan has found is compared with what Jackson reads, and cannot be guessed by its hash. */
class FoundFieldsTest {
  private static final ObjectReader TYPES = JsonMapper.builder().build().reader();
  private static final JsonReader READER =
      new JsonReader(
          StrictJson.usual(), WantedFields.of(List.of(JsonPointer.compile("/requestId"))));

  /** As if a scan had found the first value, and Jackson the second. */
  @ParameterizedTest
  @CsvSource({"5, 8", "0, 0"})
  void handsNothingOnWhereJacksonReadsAJudgedFieldOtherwise(int from, int to) {
    byte[] json = "{\"x\":\"a\",\"requestId\":\"b\"}".getBytes(StandardCharsets.UTF_8);
    FoundRanges found = new FoundRanges(new int[] {from, to}, new boolean[1], false, false);
    FoundFields fields = new FoundFields(READER, json, 0, json.length, found);

    assertThatThrownBy(fields::newTree)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("differently");
    assertThatThrownBy(() -> fields.as(TYPES, Request.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void handsNothingOnWhereJacksonDoesNotReadAJudgedField() {
    byte[] json = "{\"x\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    FoundRanges found = new FoundRanges(new int[] {5, 8}, new boolean[1], false, false);
    FoundFields fields = new FoundFields(READER, json, 0, json.length, found);

    assertThatThrownBy(fields::newTree).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> fields.as(TYPES, Request.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hashesNamesInAWayThatDiffersFromReaderToReader() {
    byte[] name = "requestId".getBytes(StandardCharsets.UTF_8);

    assertThat(NameHash.random().of(name, 0, 9)).isNotEqualTo(NameHash.random().of(name, 0, 9));
  }

  @Test
  void hashesARangeAsIfItWereAlone() {
    NameHash hash = NameHash.random();
    byte[] name = "a name of some length".getBytes(StandardCharsets.UTF_8);
    byte[] around = ("<" + "a name of some length" + ">").getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length <= name.length; length++) {
      assertThat(hash.of(Arrays.copyOf(name, length), 0, length))
          .isEqualTo(hash.of(around, 1, 1 + length));
    }
  }

  /** What an application reads; it has no field for the rest. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(String requestId) {}
}
