package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where else than on the handler itself the annotation is written. */
final class Annotations {
  private Annotations() {}

  /** An annotation of the application's own. */
  @VerifiedResponse("caf")
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface Liveness {}

  /** An interface. */
  @VerifiedResponse("caf")
  interface Contract {}

  /** A superclass. */
  @VerifiedResponse("caf")
  abstract static class Guarded {}
}
