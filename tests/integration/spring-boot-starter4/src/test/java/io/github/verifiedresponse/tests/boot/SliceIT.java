package io.github.verifiedresponse.tests.boot;

import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;

/** Slices of this version of Spring Boot. */
class SliceIT implements SliceContract {

  @Override
  public Slice ofHandler() {
    return new OfHandler();
  }

  @Override
  public Slice ofBoundHandler() {
    return new OfBoundHandler();
  }

  @Override
  public Slice ofUnknownVerifier() {
    return new OfUnknownVerifier();
  }

  /** Of the application with a guarded handler. */
  @WebMvcTest
  @ContextConfiguration(classes = Handlers.OnMethod.class)
  static class OfHandler extends Slice {}

  /** Of the same, whose results are bound. */
  @WebMvcTest(properties = "verified-response.caf.binding=/personId=principal")
  @ContextConfiguration(classes = Handlers.OnMethod.class)
  static class OfBoundHandler extends Slice {}

  /** Of one with a mistake. */
  @WebMvcTest
  @ContextConfiguration(classes = Handlers.UnknownVerifier.class)
  static class OfUnknownVerifier extends Slice {}
}
