package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.testkit.TestVendor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Resource methods that write a row for each result, in the transaction that claims it. */
@Path("/booking")
@VerifiedResponse("bookings")
public class Booking {
  static final TestVendor CAF = TestVendor.named("caf").secret(Caf.SECRET);

  private final DataSource database;
  private final CyclicBarrier both = new CyclicBarrier(2);

  Booking(DataSource database) {
    this.database = database;
  }

  /** What the application gives the extension as beans. */
  @Singleton
  public static class Beans {
    @Produces
    @Singleton
    DataSource database() {
      JdbcDataSource database = new JdbcDataSource();
      database.setURL("jdbc:h2:mem:bookings;DB_CLOSE_DELAY=-1");
      return database;
    }

    @Produces
    @Singleton
    ResponseVerifier bookings(DataSource database, Heard heard) throws SQLException {
      try (Connection connection = database.getConnection()) {
        connection.createStatement().execute("create table booking (id varchar(200))");
      }
      return ResponseVerifier.named("bookings")
          .scheme(CAF.scheme())
          .accept(Outcome.APPROVED)
          .replayGuard(ReplayGuards.inTransaction(JdbcStore.of(database).createTable()))
          .listener(heard)
          .build();
    }
  }

  /** Is told of what the verifiers of the settings do, without being named anywhere. */
  @Singleton
  public static class Heard implements VerificationListener {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(VerificationEvent event) {
      events.add(event.verifier() + " " + event.step().code());
    }
  }

  @POST
  @Path("/committed")
  public String committed(VerifiedPayload result) throws SQLException {
    return book(result);
  }

  @POST
  @Path("/reactive")
  @Blocking
  public Uni<String> reactive(VerifiedPayload result) throws SQLException {
    return Uni.createFrom().item(book(result));
  }

  /** Of two copies both have been let through when the first of them claims the result. */
  @POST
  @Path("/race")
  public String race(VerifiedPayload result)
      throws SQLException, InterruptedException, BrokenBarrierException, TimeoutException {
    both.await(10, TimeUnit.SECONDS);
    return book(result);
  }

  @POST
  @Path("/rolled-back")
  public String rolledBack(VerifiedPayload result) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      insert(result, connection);
      connection.rollback();
    }
    throw new IllegalStateException("the handler's own");
  }

  @POST
  @Path("/unclaimed")
  public String unclaimed(VerifiedPayload result) {
    return Handled.by("unclaimed");
  }

  @POST
  @Path("/unclaimed-reactive")
  public Uni<String> unclaimedReactive(VerifiedPayload result) {
    return Uni.createFrom().item(Handled.by("unclaimed"));
  }

  private String book(VerifiedPayload result) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      insert(result, connection);
      connection.commit();
    }
    return "booked";
  }

  private static void insert(VerifiedPayload result, Connection connection) throws SQLException {
    Handled.by("booking");
    result.claimIn(connection);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into booking (id) values (?)")) {
      insert.setString(1, result.id());
      insert.execute();
    }
  }

  /** A look at the rows and the events. */
  @Path("/booked")
  public static class Booked {
    private final DataSource database;
    private final Heard heard;

    Booked(DataSource database, Heard heard) {
      this.database = database;
      this.heard = heard;
    }

    @GET
    public int rows() throws SQLException {
      try (Connection connection = database.getConnection();
          ResultSet rows =
              connection.createStatement().executeQuery("select count(*) from booking")) {
        rows.next();
        return rows.getInt(1);
      }
    }

    @GET
    @Path("/events")
    public String events() {
      return String.join("\n", heard.events);
    }
  }
}
