package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.tests.stores.Page;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What docs/databases.md grants is what an account needs. */
interface PrivilegesContract extends JdbcGuardContract {

  /** {@return the same database as an account {@code shop} sees it, which is created here} */
  DataSource shop() throws SQLException;

  @Test
  default void theDocumentedPrivilegesAreEnough() throws Exception {
    JdbcStore store = JdbcGuards.store(shop(), clock());
    guards().execute("GRANT SELECT ON " + JdbcStore.DEFAULT_TABLE + " TO shop");
    assertThatThrownBy(store::requireTable).hasMessageContaining("may not INSERT in the table");

    guards().execute(Page.of("databases.md").statements(product() + ": privileges"));

    assertThat(
            Asked.admits(
                JdbcGuards.guard(store.requireTable(), clock()),
                COUNTS,
                clock().instant().plus(LIFETIME)))
        .isTrue();
  }
}
