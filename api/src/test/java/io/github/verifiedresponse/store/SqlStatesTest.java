package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

  @ParameterizedTest
  @CsvSource({
    "23505, 0",
    "23505, 23505",
    "23000, 1062",
    "23000, 1586",
    "23000, 1",
    "23000, 2627",
    "23000, 2601",
  })
  void knowsADuplicateKeyOfEachDatabase(String state, int code) {
    assertThat(SqlStates.isDuplicateKey(new SQLException("duplicate", state, code))).isTrue();
  }

  /** A foreign key, a value that must not be null, a check. */
  @ParameterizedTest
  @CsvSource({
    "23502, 0",
    "23503, 0",
    "23513, 23513",
    "23514, 0",
    "23000, 1048",
    "23000, 1452",
    "23000, 4025",
    "23000, 1400",
    "23000, 515",
    "23000, 547",
    "40001, 1062",
    ", 1",
  })
  void takesNoOtherFailureForADuplicateKey(String state, int code) {
    assertThat(SqlStates.isDuplicateKey(new SQLException("no duplicate", state, code))).isFalse();
    assertThat(
            SqlStates.isDuplicateKey(
                new SQLIntegrityConstraintViolationException("no duplicate", state, code)))
        .isFalse();
  }
}
