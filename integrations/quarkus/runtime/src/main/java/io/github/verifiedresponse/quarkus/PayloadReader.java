package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Reads a payload that takes the place of the entity into a type of the application's, as {@link
 * VerifiedPayload#as} does, whatever the application's own mapper is set to. What is not the
 * application's, such as a string or a map, stays the server's to read.
 *
 * @param payload what was verified for this request
 */
record PayloadReader(VerifiedPayload payload) implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Class<?> type = context.getType();
    return context.getGenericType() == type && isOfApplication(type)
        ? read(type)
        : context.proceed();
  }

  private static boolean isOfApplication(Class<?> type) {
    return !type.isPrimitive()
        && !type.isArray()
        && Stream.of("java.", "javax.", "jakarta.").noneMatch(type.getName()::startsWith);
  }

  private Object read(Class<?> type) {
    try {
      return payload.as(type);
    } catch (IllegalArgumentException unfit) {
      throw new BadRequestException(unfit.getMessage());
    }
  }
}
