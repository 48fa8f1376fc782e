/** Keeps used results and open references in Redis. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.verifiedresponse.redis {
  requires transitive io.github.verifiedresponse.api;
  requires transitive redis.clients.jedis;
  requires static org.jspecify;

  exports io.github.verifiedresponse.redis;

  provides io.github.verifiedresponse.store.StoreProvider with
      io.github.verifiedresponse.redis.RedisStoreProvider;
}
