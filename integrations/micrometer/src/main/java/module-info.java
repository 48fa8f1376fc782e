/** Counts and times what verifiers decide, in Micrometer. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.verifiedresponse.micrometer {
  requires transitive io.github.verifiedresponse.api;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports io.github.verifiedresponse.micrometer;

  provides io.github.verifiedresponse.VerificationListener with
      io.github.verifiedresponse.micrometer.MicrometerListener;
}
