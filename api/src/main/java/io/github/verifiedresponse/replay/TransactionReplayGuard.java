package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks before the handler runs, and lets the handler write the claim in its own transaction. */
record TransactionReplayGuard(JdbcStore table, TimeLimitedStore store, Clock clock)
    implements ReplayGuard {

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    String key = identity.toHex();
    Optional<Entry> there = store.find(key);
    Instant now = clock.instant();
    if (there.isPresent() && !terms.outlive(there.get(), now)) {
      ClaimState state = ClaimState.of(there.get());
      if (!state.isFree() && !terms.retakes(state, now)) {
        return state.isInUse() && !state.isAbandoned(now)
            ? Admission.Refused.IN_USE
            : Admission.Refused.USED;
      }
    }
    Entry used = ClaimState.used(ClaimState.inUse(terms, ClaimState.newClaim(), 0));
    return new Admission.Taken(new TransactionClaim(table, store, key, there, used));
  }

  @Override
  public boolean claimsInTransaction() {
    return true;
  }

  @Override
  public void requireReady() throws RejectedException {
    store.find(SharedReplayGuard.NO_RESULT);
  }

  @Override
  public String toString() {
    return store + ", claimed by the handler's transaction";
  }

  /** The transaction decides: its commit uses the result, its rollback gives it back. */
  private static final class TransactionClaim implements Claim {
    private final JdbcStore table;
    private final TimeLimitedStore store;
    private final String key;
    private final Optional<Entry> before;
    private final Entry used;
    private volatile boolean open = true;

    TransactionClaim(
        JdbcStore table, TimeLimitedStore store, String key, Optional<Entry> before, Entry used) {
      this.table = table;
      this.store = store;
      this.key = key;
      this.before = before;
      this.used = used;
    }

    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {}

    @Override
    public void giveBack(int givenBack) {}

    @Override
    public boolean isOfTransaction() {
      return true;
    }

    /** As far as the database says: that a result is free is not said without it. */
    @Override
    public boolean isCommitted() {
      try {
        Optional<Entry> there = store.find(key);
        return there.isPresent() && !there.equals(before);
      } catch (RejectedException unavailable) {
        return true;
      }
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public boolean in(Connection connection) throws SQLException {
      boolean first =
          before.isPresent()
              ? table.in(connection).replace(key, before.get(), used)
              : table.in(connection).insert(key, used);
      open = false; // a handler that was told so knows that the result was used
      return first;
    }

    @Override
    public boolean isIn(Connection connection) throws SQLException {
      open = table.in(connection).find(key).filter(used::equals).isEmpty();
      return !open;
    }
  }
}
