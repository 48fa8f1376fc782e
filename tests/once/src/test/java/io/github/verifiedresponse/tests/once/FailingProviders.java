package io.github.verifiedresponse.tests.once;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** JAX-RS parts of the application that fail where the plan of a request says so. */
final class FailingProviders {
  private FailingProviders() {}

  /** Registers with {@code Sends}. */
  static Set<Object> all(Sends sends) {
    return Set.of(
        new BehindOurs(sends),
        new AfterOurs(sends),
        new NextToOurs(sends),
        new Interceptor(),
        new Mapper(),
        new Writer(),
        new JsonWriter());
  }

  private static boolean isPlanned(
      Sends sends, ContainerRequestContext request, ResourceEnding ending) {
    return sends.get(request.getHeaderString(Sends.HEADER)).ending() == ending;
  }

  /** Only what was handled: an answer of ours to a refused request is to be seen as it is. */
  private static boolean isHandled(
      Sends sends, ContainerRequestContext request, ResourceEnding ending) {
    return isPlanned(sends, request, ending)
        && sends.get(request.getHeaderString(Sends.HEADER)).wasCalled();
  }

  private static void failOnce(Sends sends, ContainerRequestContext request) {
    if (sends.get(request.getHeaderString(Sends.HEADER)).failsNow()) {
      throw Failures.runtime();
    }
  }

  /** A request filter that runs after ours. */
  @Priority(Priorities.USER)
  record BehindOurs(Sends sends) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (isPlanned(sends, request, ResourceEnding.REQUEST_FILTER_BEHIND_ABORTS)) {
        called(request);
        request.abortWith(Response.status(503).build());
      } else if (isPlanned(sends, request, ResourceEnding.REQUEST_FILTER_BEHIND_FAILS)) {
        called(request);
        throw Failures.runtime();
      }
    }

    /** As the application sees it, ours has let the request through. */
    private void called(ContainerRequestContext request) {
      sends.get(request.getHeaderString(Sends.HEADER)).handlerRuns();
    }
  }

  /** A response filter of the usual priority, so after ours. */
  @Priority(Priorities.USER)
  record AfterOurs(Sends sends) implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (isHandled(sends, request, ResourceEnding.RESPONSE_FILTER_FAILS)) {
        throw Failures.runtime();
      } else if (isHandled(sends, request, ResourceEnding.RESPONSE_FILTER_FAILS_ONCE)) {
        failOnce(sends, request);
      } else if (isHandled(sends, request, ResourceEnding.WRITER_INTERCEPTOR_FAILS)) {
        request.setProperty(Interceptor.PROPERTY, true);
      }
    }
  }

  /** The next one: of two with the same priority nobody knows which is the first. */
  @Priority(Integer.MAX_VALUE - 1)
  record NextToOurs(Sends sends) implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (isHandled(sends, request, ResourceEnding.NEXT_RESPONSE_FILTER_FAILS)) {
        failOnce(sends, request);
      }
    }
  }

  /** Fails when the entity is written; it sees properties of the request, and not its header. */
  record Interceptor() implements WriterInterceptor {
    static final String PROPERTY = Interceptor.class.getName();

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      if (context.getProperty(PROPERTY) != null) {
        throw Failures.runtime();
      }
      context.proceed();
    }
  }

  /** What {@link Mapper} maps, or fails to map. */
  @SuppressWarnings("serial")
  static final class Mapped extends RuntimeException {
    private final int status;

    Mapped(int status) {
      super("on purpose");
      this.status = status;
    }
  }

  /** Maps to a success, or fails itself. */
  record Mapper() implements ExceptionMapper<Mapped> {
    @Override
    public Response toResponse(Mapped exception) {
      if (exception.status == 0) {
        throw Failures.runtime();
      }
      return Response.status(exception.status).build();
    }
  }

  /** An entity whose writer fails. */
  record Unwritable() {}

  /** Fails to write. */
  record Writer() implements MessageBodyWriter<Unwritable> {
    @Override
    public boolean isWriteable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == Unwritable.class;
    }

    @Override
    public void writeTo(
        Unwritable entity,
        Class<?> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> httpHeaders,
        OutputStream entityStream) {
      throw Failures.runtime();
    }
  }

  /** As JSON libraries register theirs: for any type, and at the end for JSON only. */
  record JsonWriter() implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return mediaType.getSubtype().equals("json");
    }

    @Override
    public void writeTo(
        Object entity,
        Class<?> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> httpHeaders,
        OutputStream entityStream)
        throws IOException {
      entityStream.write('0');
    }
  }
}
