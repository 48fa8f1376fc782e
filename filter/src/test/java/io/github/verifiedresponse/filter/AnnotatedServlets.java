package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** The places where an annotation can stand. Public, so that a container can make them. */
final class AnnotatedServlets {
  private AnnotatedServlets() {}

  /** Counts its runs, and asks for a payload where there is one. */
  public abstract static class Answering extends Exchange.PlainServlet {
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
      runs.incrementAndGet();
      boolean verified = VerifiedPayload.find(request::getAttribute, "shufti").isPresent();
      response.getWriter().write(verified ? "verified" : "open");
    }

    final int runs() {
      return runs.get();
    }

    /** Names the parameter of a test. */
    @Override
    public final String toString() {
      return getClass().getSimpleName();
    }
  }

  @VerifiedResponse("shufti")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Onboarding {}

  @VerifiedResponse("shufti")
  interface Guarded {}

  @VerifiedResponse("shufti")
  abstract static class Base extends Answering {}

  public static final class Open extends Answering {}

  @VerifiedResponse("shufti")
  public static final class OnClass extends Answering {}

  public static final class OnSuperclass extends Base {}

  public static final class OnInterface extends Answering implements Guarded {}

  @Onboarding
  public static final class OnAnnotation extends Answering {}

  @WebServlet(name = "declared-name", urlPatterns = "/declared")
  @VerifiedResponse("shufti")
  public static final class Declared extends Answering {}

  @WebServlet(urlPatterns = "/declared-without-name")
  @VerifiedResponse("shufti")
  public static final class DeclaredWithoutName extends Answering {}

  @WebServlet(urlPatterns = "/declared-below-superclass")
  public static final class DeclaredBelowSuperclass extends Base {}

  @WebServlet(urlPatterns = "/declared-with-interface")
  public static final class DeclaredWithInterface extends Answering implements Guarded {}

  @WebServlet(urlPatterns = "/declared-with-annotation")
  @Onboarding
  public static final class DeclaredWithAnnotation extends Answering {}

  @VerifiedResponse(value = "shufti", accept = Outcome.APPROVED)
  public static final class Approving extends Answering {}

  @VerifiedResponse(value = "shufti", types = "verification.accepted")
  public static final class OfOneType extends Answering {}

  @VerifiedResponse(value = "shufti", types = "verification.*")
  public static final class OfWildcard extends Answering {}

  @VerifiedResponse("nobody")
  public static final class OfNobody extends Answering {}

  public static final class OnMethod extends Answering {
    @Override
    @VerifiedResponse("shufti")
    public void service(ServletRequest request, ServletResponse response) throws IOException {
      super.service(request, response);
    }
  }
}
