package io.github.verifiedresponse.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A container's request of which a test sees, or changes, what is asked of its async context. */
final class WatchedAsync extends HttpServletRequestWrapper {
  private final Around around;

  WatchedAsync(HttpServletRequest request, Around around) {
    super(request);
    this.around = around;
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext async = super.getAsyncContext();
    return (AsyncContext)
        Proxy.newProxyInstance(
            AsyncContext.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) ->
                around.call(method.getName(), () -> method.invoke(async, arguments)));
  }

  /** Does what was asked, and perhaps more. */
  @FunctionalInterface
  interface Around {
    @Nullable Object call(String method, Callable<@Nullable Object> asked) throws Exception;
  }
}
