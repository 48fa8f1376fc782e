package io.github.verifiedresponse.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension of JUnit behind {@link AttackEndpoint}, which registers it. It only calls the
 * method: {@link Attacks} sends and judges.
 */
public final class AttackEndpointExtension implements TestTemplateInvocationContextProvider {

  /** Is called by JUnit. */
  public AttackEndpointExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), AttackEndpoint.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Arrays.stream(Attack.values()).map(Attempt::new).map(Invocation::new);
  }

  /** One call of the method. */
  private record Invocation(Attempt attempt)
      implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback {

    @Override
    public String getDisplayName(int invocationIndex) {
      return attempt.attack().title();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Attempt.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return attempt;
    }

    /** Else a test that asks nothing would pass. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
      if (!attempt.isMade() && context.getExecutionException().isEmpty()) {
        throw new AssertionError(
            "no request was sent for "
                + attempt.attack()
                + ": call attempt.make(Attacks.on(uri).as(vendor, place))");
      }
    }
  }
}
