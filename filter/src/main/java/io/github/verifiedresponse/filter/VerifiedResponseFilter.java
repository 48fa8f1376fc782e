package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to servlets only when its verifier has verified it, attaches the {@link
 * VerifiedPayload} as the request attribute {@link VerifiedPayload#ATTRIBUTE}, and serves the same
 * bytes again as stream, reader, parameters and parts.
 *
 * <pre>{@code
 * <filter>
 *   <filter-name>shufti</filter-name>
 *   <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
 *   <async-supported>true</async-supported>
 *   <init-param><param-name>scheme</param-name><param-value>shufti-pro</param-value></init-param>
 *   <init-param><param-name>secret-env</param-name><param-value>SHUFTI_SECRET_KEY</param-value></init-param>
 * </filter>
 * <filter-mapping>
 *   <filter-name>shufti</filter-name>
 *   <servlet-name>callbacks</servlet-name>
 *   <dispatcher>REQUEST</dispatcher> <dispatcher>FORWARD</dispatcher>
 *   <dispatcher>INCLUDE</dispatcher> <dispatcher>ASYNC</dispatcher>
 * </filter-mapping>
 * }</pre>
 *
 * <p>The verifier's name is the init-param {@code verifier}, or else the filter's name; every other
 * init-param is a setting of that verifier. Servlets annotated {@code @VerifiedResponse} need no
 * mapping at all.
 *
 * <p><b>Map it to a servlet's name or to a servlet's own prefix.</b> An exact pattern such as
 * {@code /api/result} over a JAX-RS servlet is bypassed by a trailing slash on every server.
 */
public final class VerifiedResponseFilter implements Filter {
  private static final String VERIFIER = "verifier";
  private static final String OFFERED = VerifiedResponseFilter.class.getName() + ".";

  private @Nullable ResponseVerifier verifier;
  private @Nullable Gate gate;
  private final boolean isGiven;
  private final Acceptance endpoint;
  private final FilterKind kind;

  /** Made by the container; {@link #init} reads the verifier's name and settings. */
  public VerifiedResponseFilter() {
    this.isGiven = false;
    this.endpoint = Acceptance.of();
    this.kind = FilterKind.SERVLET;
  }

  /**
   * Makes a filter for {@code ServletContext.addFilter(name, filter)}, which has no init-params.
   *
   * @param verifier what verifies
   * @param accept the accepted outcomes, in addition to what the verifier requires; none adds
   *     nothing
   */
  public VerifiedResponseFilter(ResponseVerifier verifier, Outcome... accept) {
    this(verifier, Acceptance.of(accept));
  }

  /**
   * Makes a filter for {@code ServletContext.addFilter(name, filter)}, which has no init-params.
   *
   * @param verifier what verifies
   * @param endpoint what is accepted, on top of what the verifier accepts
   * @throws ConfigurationException when no result could have one of the endpoint's types
   */
  public VerifiedResponseFilter(ResponseVerifier verifier, Acceptance endpoint) {
    this(verifier, endpoint, FilterKind.SERVLET);
  }

  /** As the one above, for another filter that leaves its requests to this one. */
  VerifiedResponseFilter(ResponseVerifier verifier, Acceptance endpoint, FilterKind kind) {
    verifier.handling().requireTypesOf(endpoint);
    this.verifier = verifier;
    this.gate = Gate.of(verifier, endpoint);
    this.isGiven = true;
    this.endpoint = endpoint;
    this.kind = kind;
  }

  /**
   * Builds the verifier, so that a mistake in its settings stops the deployment.
   *
   * @throws ServletException when a setting is unknown, missing or wrong, or would not count; the
   *     message names the fix
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    ResponseVerifier current = verifier;
    Gate own = gate;
    gate = null; // a container that goes on all the same finds it closed
    try {
      Map<String, String> params = params(config);
      if (isGiven) {
        refuse(params.keySet(), config.getFilterName());
      }
      if (current == null) {
        current = verifier(config.getFilterName(), params);
      }
      FrameworkServlets.refuse(current, config.getFilterName(), config.getServletContext());
      if (!Deployment.hasBegun(config.getServletContext())) {
        RunningApplication.requireSchemes(DeclaredFilters.verifiers(config.getServletContext()));
      }
    } catch (ConfigurationException e) {
      throw Deployment.refused(e);
    }
    verifier = current;
    gate = own == null ? Gate.of(current) : own;
    noteGuarded(config, current.name());
  }

  private static Map<String, String> params(FilterConfig config) {
    Map<String, String> params = new HashMap<>();
    for (String name : Collections.list(config.getInitParameterNames())) {
      params.put(name, config.getInitParameter(name));
    }
    return params;
  }

  /** A check that only they asked for would be silently off. */
  private void refuse(Set<String> params, String filterName) {
    if (!params.isEmpty()) {
      throw ConfigurationException.of(
              Mistake.NO_EFFECT,
              ("its init-params %s have no effect, because its verifier '%s' was set in code:"
                      + " remove them, and configure that verifier instead")
                  .formatted(
                      String.join(", ", new TreeSet<>(params)), verifierName(Map.of(), filterName)))
          .at("filter '" + filterName + "'");
    }
  }

  private void noteGuarded(FilterConfig config, String name) {
    ServletContext context = config.getServletContext();
    FilterRegistration filter = context.getFilterRegistration(config.getFilterName());
    if (filter != null) {
      Mappings.endpoints(filter, context)
          .forEach(place -> RunningApplication.noteGuarded(new GuardedEndpoint(kind, place, name)));
    }
  }

  /**
   * {@return the verifier of a filter that is declared by its class}
   *
   * @throws ConfigurationException when a setting is unknown, missing or wrong
   */
  static ResponseVerifier verifier(String filterName, Map<String, String> initParams) {
    Map<String, String> settings = new HashMap<>(initParams);
    String named = settings.remove(VERIFIER);
    Verifiers verifiers = Verifiers.ofApplication();
    try {
      return verifiers.configured(named != null ? named : filterName, settings);
    } catch (ConfigurationException e) {
      throw e.at("filter '" + filterName + "'");
    }
  }

  /** {@return the name of the verifier of a filter that is declared by its class} */
  static String verifierName(FilterRegistration filter) {
    String named = filter.getInitParameter(VERIFIER);
    return named != null ? named : filter.getName();
  }

  /** {@return the name of its verifier, also before it has been initialised} */
  String verifierName(Map<String, String> initParams, String filterName) {
    ResponseVerifier own = verifier;
    return own != null ? own.name() : initParams.getOrDefault(VERIFIER, filterName);
  }

  /** {@return what is accepted, on top of what the verifier accepts} */
  Acceptance endpoint() {
    return endpoint;
  }

  /** Lets the guards of annotated servlets share the verifier that was built for this filter. */
  void offerVerifier(ServletContext context) {
    ResponseVerifier own = verifier;
    if (own != null) {
      context.setAttribute(OFFERED + own.name(), own);
    }
  }

  /** {@return the verifier of that name that a filter was built with} */
  static Optional<ResponseVerifier> offered(String name, ServletContext context) {
    return Optional.ofNullable((ResponseVerifier) context.getAttribute(OFFERED + name));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest httpRequest)
        || !(response instanceof HttpServletResponse httpResponse)) {
      throw new ServletException("only HTTP requests can be verified");
    }
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // an error page is no handler of results: nothing is attached, so require() still fails there
      chain.doFilter(request, response);
      return;
    }
    FilterExchange exchange = new FilterExchange(kind, httpRequest, httpResponse);
    Optional<Visit> visit = gate().enter(exchange);
    if (visit.isPresent()) {
      new ChainRun(visit.get(), exchange, httpRequest, httpResponse).go(chain);
    }
  }

  private Gate gate() throws ServletException {
    Gate current = gate;
    if (current == null) {
      throw new ServletException("the filter was not initialised");
    }
    return current;
  }
}
