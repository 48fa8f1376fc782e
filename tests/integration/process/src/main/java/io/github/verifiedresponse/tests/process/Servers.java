package io.github.verifiedresponse.tests.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Serves each application by a process that serves nothing else meanwhile: a new one, or, when the
 * command is of a server for many, one that others have left as it was.
 *
 * @param idle servers that have no application
 */
record Servers(ServerCommand command, Queue<ServerProcess> idle) {
  Servers(ServerCommand command) {
    this(command, new ConcurrentLinkedQueue<>());
  }

  /**
   * Waits until the application is deployed.
   *
   * @throws IOException when it is refused; the reason stands in the server's log
   */
  ServerProcess serve(Path application) throws IOException {
    if (!command.many()) {
      return ServerProcess.start(command, application);
    }
    ServerProcess free = idle.poll();
    ServerProcess server = free == null ? ServerProcess.start(command, application) : free;
    try {
      server.tell(ServerOfMany.DEPLOY + application.toAbsolutePath());
      return server;
    } catch (IOException e) {
      release(server);
      throw e;
    }
  }

  /** Ends the deployment; a server that is not as it was before is not used again. */
  void release(ServerProcess server) {
    if (command.many()) {
      try {
        server.tell(ServerOfMany.UNDEPLOY);
        idle.add(server);
        return;
      } catch (IOException e) {
        System.out.println("This server is not used again: " + e.getMessage());
      }
    }
    server.stop();
  }
}
