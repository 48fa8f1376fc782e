package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Reads a payload that takes the place of the entity into a type of the application's, as {@link
 * VerifiedPayload#as} does. Servers' own readers differ: RESTEasy's refuses a field that the type
 * lacks, after the result was used. What is not the application's, such as a string or a map, stays
 * the server's to read.
 */
@Priority(PayloadReader.PRIORITY)
final class PayloadReader implements ReaderInterceptor {
  /** The request property that holds the payload; a dispatch of the request finds it again. */
  static final String PAYLOAD = PayloadReader.class.getName();

  /** The last one: the application's own interceptors run round it. */
  static final int PRIORITY = Integer.MAX_VALUE;

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Class<?> type = context.getType();
    return context.getProperty(PAYLOAD) instanceof VerifiedPayload payload
            && payload.isCurrent()
            && context.getGenericType() == type
            && isOfApplication(type)
        ? read(payload, type)
        : context.proceed();
  }

  private static boolean isOfApplication(Class<?> type) {
    return !type.isPrimitive()
        && !type.isArray()
        && Stream.of("java.", "javax.", "jakarta.").noneMatch(type.getName()::startsWith);
  }

  private static Object read(VerifiedPayload payload, Class<?> type) {
    try {
      return payload.as(type);
    } catch (IllegalArgumentException unfit) {
      throw new BadRequestException(unfit.getMessage());
    }
  }
}
