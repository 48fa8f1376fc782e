package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a rule is read: where its pointer ends, and what comes after it. */
class FieldRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/id                                 | {'id':'1'}                          | true",
        "/id                                 | {'id':''}                           | false",
        "!/id                                | {'id':'1'}                          | false",
        "/ok=true                            | {'ok':true}                         | true",
        "/ok=true                            | {'ok':'true'}                       | false",
        "/at~[0-9]+                          | {'at':'17'}                         | true",
        "/at~[0-9]+                          | {'at':'17x'}                        | false",
        "/at~[0-9]+                          | {'at':17}                           | false",
        "/at~.*                              | {'at':true}                         | false",
        "/at~                                | {'at':'17'}                         | true",
        "/at~                                | {'at':' '}                          | false",
        "/at~                                | {'at':17}                           | false",
        "/at~                                | {}                                  | false",
        "/app=config:app                     | {'app':17}                          | true",
        "/app=config:app                     | {'app':'17'}                        | true",
        "/app=config:app                     | {'app':[5,17]}                      | true",
        "/app=config:app                     | {'app':18}                          | false",
        "/app=config:app                     | {'app':17.0}                        | false",
        "/app=config:app                     | {'app':''}                          | false",
        "/app=\"17\"                         | {'app':17}                          | false",
        "/at~[01]=.                          | {'at':'1=x'}                        | true",
        "/https:~1~1acme.example~1kind=result| {'https://acme.example/kind':'result'} | true",
        "/https:~1~1acme.example~1kind=result| {'https://acme.example/kind':'token'}  | false",
        "/a~0b                               | {'a~b':'there'}                     | true",
        "!/a~1b                              | {'a/b':'there'}                     | false",
        "/a~1b~c+                            | {'a/b':'cc'}                        | true",
        "/a~1b~c+                            | {'a/b':'d'}                         | false",
      })
  void readsTheEscapesOfItsPointerAndThenAPattern(String rule, String payload, boolean isMet)
      throws RejectedException {
    StrictObject object =
        StrictObject.of(Content.ofText(payload.replace('\'', '"')).toJsonObject());

    assertThat(FieldRule.parse(rule, Deployment.withoutKeys().with("app", "17")).isMetBy(object))
        .isEqualTo(isMet);
  }
}
