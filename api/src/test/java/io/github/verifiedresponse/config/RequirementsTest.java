package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {

  @Test
  void readsAListWhoseStringsMayHoldCommas() {
    Requirement[] requirements =
        Requirements.read("/isAlive=true, /name=\"a,b=c\" ,/score=0.5,/n=-12,/gone=null");

    assertThat(requirements)
        .extracting(requirement -> requirement.field() + "=" + requirement.value())
        .containsExactly("/isAlive=true", "/name=\"a,b=c\"", "/score=0.5", "/n=-12", "/gone=null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/isAlive",
        "/isAlive=",
        "/isAlive=True",
        "isAlive=true",
        "/a=1,",
        "/a=1 /b=2",
        "/a={}",
        "/a=\"",
        ",/a=1",
        "/a=1,,/b=2"
      })
  void refusesWhatIsNoSuchList(String text) {
    assertThatThrownBy(() -> Requirements.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
