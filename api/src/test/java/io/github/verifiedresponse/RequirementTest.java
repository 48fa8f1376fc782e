package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true|true|true",
        "true|false|false",
        "true|\"true\"|false",
        "true|1|false",
        "1|1|true",
        "1|1.0|false",
        "1.50|1.5|true",
        "10000000000|10000000000|true",
        "\"a\"|\"a\"|true",
        "\"a\"|\"A\"|false",
        "null|null|true",
        "null|false|false",
        "false|null|false",
      })
  void comparesValueAndType(String required, String actual, boolean met)
      throws JsonProcessingException {
    JsonNode value = JSON.readTree(actual);

    assertThat(Requirement.of("/field", JSON.readTree(required)).isMetBy(value)).isEqualTo(met);
  }

  @Test
  void anAbsentFieldMeetsNothing() throws JsonProcessingException {
    JsonNode payload = MissingNode.getInstance();

    assertThat(Requirement.of("/field", JSON.readTree("null")).isMetBy(payload)).isFalse();
    assertThat(Requirement.of("/field", JSON.readTree("false")).isMetBy(payload)).isFalse();
  }

  @Test
  void takesScalarsOnly() throws JsonProcessingException {
    JsonNode object = JSON.readTree("{}");

    assertThatThrownBy(() -> Requirement.of("/field", object))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("string, number, boolean or null");
  }
}
