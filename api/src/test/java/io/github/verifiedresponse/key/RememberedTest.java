package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Remembered<String> remembered = new Remembered<>(2);

  @Test
  void forgetsWhenItsTimeIsOver() {
    remembered.put("a", "1", 10);

    assertThat(remembered.get("a", 9)).contains("1");
    assertThat(remembered.get("a", 10)).isEmpty();
    assertThat(remembered.get("b", 9)).isEmpty();
  }

  @Test
  void holdsNoMoreThanItsMost() {
    remembered.put("a", "1", 10);
    remembered.put("b", "2", 10);
    remembered.put("c", "3", 10);

    assertThat(remembered.get("c", 0)).contains("3");
    assertThat(remembered.get("a", 0).isPresent()).isNotEqualTo(remembered.get("b", 0).isPresent());
  }

  @Test
  void pushesNobodyOutForOneThatIsThere() {
    remembered.put("a", "1", 10);
    remembered.put("b", "2", 10);
    remembered.put("b", "3", 20);

    assertThat(remembered.get("a", 0)).contains("1");
    assertThat(remembered.get("b", 15)).contains("3");
  }
}
