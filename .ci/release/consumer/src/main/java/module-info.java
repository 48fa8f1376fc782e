/** A program with modules, so that a release is asked for its descriptors, too. */
module consumer {
  requires io.github.verifiedresponse.api;
  requires io.github.verifiedresponse.filter;
  requires io.github.verifiedresponse.jaxrs;
  requires io.github.verifiedresponse.testkit;
}
