/** Signs like each vendor of the table, for tests of your endpoints, and attacks them. */
module io.github.verifiedresponse.testkit {
  requires transitive io.github.verifiedresponse.api;
  requires com.fasterxml.jackson.databind;
  requires transitive java.net.http;
  requires static org.junit.jupiter.api;
  requires static org.jspecify;
  requires static org.opentest4j;

  exports io.github.verifiedresponse.testkit;
}
