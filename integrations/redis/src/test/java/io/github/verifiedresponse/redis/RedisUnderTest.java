package io.github.verifiedresponse.redis;

/** A server for the tests of other packages. */
public final class RedisUnderTest implements AutoCloseable {
  private final RedisServer server;

  private RedisUnderTest(RedisServer server) {
    this.server = server;
  }

  public static RedisUnderTest started() {
    return new RedisUnderTest(RedisServer.started());
  }

  /** {@return the store of a client of its own} */
  public RedisStore client() {
    return RedisStore.of(
            new RedisConnections(RedisAddress.of(server.uri()), RedisStores.PATIENCE).single())
        .requireUsable();
  }

  public void forgetAll() {
    server.say("FLUSHALL");
  }

  @Override
  public void close() {
    server.close();
  }
}
