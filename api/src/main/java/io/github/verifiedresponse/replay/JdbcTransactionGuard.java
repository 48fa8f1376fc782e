package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Admission;
import io.github.verifiedresponse.Claim;
import io.github.verifiedresponse.ClaimTerms;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Looks before the handler runs, and lets the handler write the claim in its own transaction. */
record JdbcTransactionGuard(JdbcStore store) implements ReplayGuard {

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    String key = identity.toHex();
    Optional<Entry> there = store.inTime().call(() -> store.entries().find(key));
    // the handler's own transaction deletes nothing
    store.entries().purgeNowAndThen();
    Instant now = store.clock().instant();
    if (there.isPresent() && !there.get().hasEnded(now)) {
      ClaimState state = ClaimState.of(there.get());
      if (!state.isFree()) {
        return state.isInUse() && !state.isAbandoned(now)
            ? Admission.Refused.IN_USE
            : Admission.Refused.USED;
      }
    }
    Entry used = ClaimState.used(ClaimState.inUse(terms, UUID.randomUUID().toString(), 0));
    return new Admission.Taken(new TransactionClaim(store.entries(), key, there, used));
  }

  @Override
  public boolean claimsInTransaction() {
    return true;
  }

  @Override
  public String toString() {
    return store + ", claimed by the handler's transaction";
  }

  /** The transaction decides: its commit uses the result, its rollback gives it back. */
  private static final class TransactionClaim implements Claim {
    private final JdbcEntries entries;
    private final String key;
    private final Optional<Entry> before;
    private final Entry used;
    private volatile boolean open = true;

    TransactionClaim(JdbcEntries entries, String key, Optional<Entry> before, Entry used) {
      this.entries = entries;
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
    public boolean isOpen() {
      return open;
    }

    @Override
    public boolean in(Connection connection) throws SQLException {
      boolean first =
          before.isPresent()
              ? entries.replace(connection, key, before.get(), used)
              : entries.insert(connection, key, used);
      open = false; // a handler that was told so knows that the result was used
      return first;
    }

    @Override
    public boolean isIn(Connection connection) throws SQLException {
      open = entries.find(connection, key).filter(used::equals).isEmpty();
      return !open;
    }
  }
}
