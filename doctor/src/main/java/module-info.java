/** A command line that says why a genuine, signed request is refused. */
module io.github.verifiedresponse.doctor {
  requires io.github.verifiedresponse.api;
  requires static org.jspecify;

  exports io.github.verifiedresponse.doctor;
}
