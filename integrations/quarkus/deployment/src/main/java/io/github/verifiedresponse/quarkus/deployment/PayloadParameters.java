package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.quarkus.PayloadParameter;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.server.core.parameters.ParameterExtractor;
import org.jboss.resteasy.reactive.server.processor.scanning.MethodScanner;
import org.jspecify.annotations.Nullable;

/** Gives resource methods their parameters of the type {@link VerifiedPayload}. */
final class PayloadParameters implements MethodScanner {
  private static final DotName PAYLOAD = DotName.createSimple(VerifiedPayload.class);

  @Override
  public @Nullable ParameterExtractor handleCustomParameter(
      Type type,
      Map<DotName, AnnotationInstance> annotations,
      boolean field,
      Map<String, Object> methodContext) {
    return !field && type.name().equals(PAYLOAD) ? new PayloadParameter() : null;
  }
}
