package io.github.verifiedresponse.tests.load;

/** A server in this process, on a free port of the loopback interface. */
interface ServletServer extends Endpoints, AutoCloseable {

  ServletServer start() throws Exception;

  int port();

  @Override
  void close();
}
