/** Writes what was decided into the current span of the request. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.verifiedresponse.opentelemetry {
  requires transitive io.github.verifiedresponse.api;
  requires transitive io.opentelemetry.api;
  requires static org.jspecify;

  exports io.github.verifiedresponse.opentelemetry;

  provides io.github.verifiedresponse.VerificationListener with
      io.github.verifiedresponse.opentelemetry.SpanListener;
}
