package io.github.verifiedresponse.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.tests.process.LeavesBehind.Thing;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server serves another application only when it is as it was before the last one. */
class ServerOfManyIT {
  private final Servers servers = new Servers(ServerCommand.fromSystemProperties());
  private final Path application;

  ServerOfManyIT(@TempDir Path application) {
    this.application = application;
  }

  @AfterEach
  void stop() {
    servers.idle().forEach(ServerProcess::stop);
  }

  @Test
  void servesOneApplicationAfterTheOtherAlsoWhenOneIsRefused() throws Exception {
    ServerProcess server = servers.serve(leaving("nothing"));
    servers.release(server);
    assertThatThrownBy(() -> servers.serve(leaving("what is not known")))
        .isInstanceOf(IOException.class);

    assertThat(servers.serve(leaving("nothing"))).isSameAs(server);

    assertThat(servers.idle()).isEmpty();
    servers.release(server);
    assertThat(servers.idle()).containsExactly(server);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void isNotUsedAgainWhenAnApplicationHasLeftSomething(Thing thing) throws Exception {
    servers.release(servers.serve(leaving(thing.name())));

    assertThat(servers.idle()).isEmpty();
  }

  private Path leaving(String what) throws IOException, URISyntaxException {
    copyClasses();
    Files.writeString(
        application.resolve("WEB-INF/web.xml"),
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <context-param>
            <param-name>%s</param-name>
            <param-value>%s</param-value>
          </context-param>
          <listener>
            <listener-class>%s</listener-class>
          </listener>
        </web-app>
        """
            .formatted(LeavesBehind.PARAMETER, what, LeavesBehind.class.getName()));
    return application;
  }

  /** The listener, and the classes that the compiler makes of it. */
  private void copyClasses() throws IOException, URISyntaxException {
    Path compiled = Path.of(LeavesBehind.class.getResource("LeavesBehind.class").toURI());
    Path to = application.resolve("WEB-INF/classes/io/github/verifiedresponse/tests/process");
    Files.createDirectories(to);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(compiled.getParent(), "LeavesBehind*.class")) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
