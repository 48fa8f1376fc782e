package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WayTest {

  /** The load itself runs when somebody asks for it; that it can start is seen at each change. */
  @ParameterizedTest
  @EnumSource
  void itsFilterIsSetUpWithoutContradiction(Way way) {
    assertThatCode(way::filter).doesNotThrowAnyException();
  }
}
