package io.github.verifiedresponse.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestCaller;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
  private static final Binding TO_PRINCIPAL = Binding.field("/personId").equalsPrincipal();

  @Test
  void letsTheCallersOwnResultPass() {
    assertThatCode(() -> TO_PRINCIPAL.check(resultOf("anna"), TestCaller.principal("anna")))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("AT-162 refuses another person's genuine result")
  void refusesAnothersResult() {
    assertNotBound(TO_PRINCIPAL, resultOf("anna"), TestCaller.principal("boris"));
  }

  @ParameterizedTest(name = "AT-163 {0}")
  @ValueSource(strings = {"Anna", "anna ", "", "zo\u00eb", "\u0430nna"})
  void refusesAnotherSpelling(String principal) {
    assertNotBound(TO_PRINCIPAL, resultOf("anna"), TestCaller.principal(principal));
    assertNotBound(TO_PRINCIPAL, resultOf("zoe\u0308"), TestCaller.principal(principal));
  }

  @Test
  @DisplayName("AT-163 refuses a field that is absent, empty or of another type")
  void refusesAFieldThatIsNoText() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    TestCaller seven = TestCaller.principal("7");
    assertNotBound(TO_PRINCIPAL, message(json.objectNode()), seven);
    assertNotBound(TO_PRINCIPAL, message(json.objectNode().put("personId", 7)), seven);
    assertNotBound(TO_PRINCIPAL, message(json.objectNode().putNull("personId")), seven);
    assertNotBound(TO_PRINCIPAL, resultOf(""), TestCaller.principal(""));
  }

  @Test
  void refusesWhenTheServerKnowsNothing() {
    assertNotBound(TO_PRINCIPAL, resultOf("anna"), Caller.unknown());
    assertNotBound(
        Binding.field("/personId").equalsSession("person"), resultOf("anna"), Caller.unknown());
    assertNotBound(
        Binding.field("/personId").equalsAttribute("person"), resultOf("anna"), Caller.unknown());
  }

  @Test
  void comparesWithTheSessionAndWithAttributes() {
    TestCaller known =
        new TestCaller(
            Optional.empty(), Map.of("person", "anna", "number", 7), Map.of("person", "boris"));
    assertThatCode(
            () -> {
              Binding.field("/personId").equalsSession("person").check(resultOf("anna"), known);
              Binding.field("/personId").equalsAttribute("person").check(resultOf("boris"), known);
            })
        .doesNotThrowAnyException();
    assertNotBound(Binding.field("/personId").equalsSession("number"), resultOf("7"), known);
  }

  @Test
  void asksTheApplicationWhatItExpects() {
    Binding expected =
        Binding.field("/personId")
            .equalsExpected(caller -> caller.principal().map(name -> "id-" + name));

    assertThatCode(() -> expected.check(resultOf("id-anna"), TestCaller.principal("anna")))
        .doesNotThrowAnyException();
    assertNotBound(expected, resultOf("anna"), TestCaller.principal("anna"));
  }

  @Test
  void showsItsFieldAndNoValue() {
    assertThat(TO_PRINCIPAL.toString()).isEqualTo("bound by /personId");
    assertThat(TO_PRINCIPAL.binds()).isTrue();
    assertThat(Binding.none().binds()).isFalse();
    assertThatThrownBy(() -> Binding.field("personId"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertNotBound(Binding binding, AuthenticMessage message, Caller caller) {
    assertThat(Refusals.reason(() -> binding.check(message, caller))).isEqualTo(Reason.NOT_BOUND);
  }

  private static AuthenticMessage resultOf(String person) {
    return message(JsonNodeFactory.instance.objectNode().put("personId", person));
  }

  private static AuthenticMessage message(ObjectNode json) {
    return new AuthenticMessage(
        "id", SignedTime.NONE, Content.ofText(json.toString()), json, Outcome.APPROVED, "key");
  }
}
