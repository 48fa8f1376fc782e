package io.github.verifiedresponse.store;

import io.github.verifiedresponse.testkit.StoreContract;
import java.time.Clock;

class InMemoryStoreTest implements StoreContract {
  private static final Store STORE = MemoryStore.of(100, 100, Clock.systemUTC());

  @Override
  public Store store() {
    return STORE;
  }
}
