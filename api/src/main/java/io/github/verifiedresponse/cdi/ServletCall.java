package io.github.verifiedresponse.cdi;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request that a servlet is called with. By reflection, because the Servlet API may be absent.
 */
record ServletCall(Class<?> api, Object request) {
  private static final String SERVLET = "jakarta.servlet.Servlet";
  private static final String REQUEST = "jakarta.servlet.ServletRequest";
  private static final String SERVICE = "service";

  /** Whether a method of a servlet is called. */
  static boolean isOfServlet(InvocationContext invocation) {
    return find(invocation.getTarget().getClass(), SERVLET).isPresent();
  }

  /** {@return the call, when it is for a request: there is none yet in {@code init}} */
  static Optional<ServletCall> of(InvocationContext invocation) {
    @Nullable Object[] arguments = invocation.getParameters();
    return invocation.getMethod().getName().equals(SERVICE) && arguments.length == 2
        ? Optional.ofNullable(arguments[0])
            .flatMap(
                request ->
                    find(request.getClass(), REQUEST).map(api -> new ServletCall(api, request)))
        : Optional.empty();
  }

  /** {@return an attribute of the request} */
  @Nullable Object attribute(String name) {
    try {
      return call(api.getMethod("getAttribute", String.class), name);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return whether the servlet is asked for an error page} */
  boolean isForErrorPage() {
    try {
      return String.valueOf(call(api.getMethod("getDispatcherType"))).equals("ERROR");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object call(Method method, Object... arguments) {
    try {
      return method.invoke(request, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the servlet's request cannot be read", e);
    }
  }

  /** The interface of that name that a class implements. */
  private static Optional<Class<?>> find(@Nullable Class<?> type, String name) {
    if (type == null) {
      return Optional.empty();
    }
    if (type.getName().equals(name)) {
      return Optional.of(type);
    }
    return Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
        .flatMap(each -> find(each, name).stream())
        .findFirst();
  }
}
