package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.store.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A {@code redis-server} on a port of the loopback interface, with a directory of its own. It can
 * be stopped, killed, made silent, and started again on its port.
 */
final class RedisServer implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/redis-server"), Path.of("/usr/local/bin/redis-server"));

  /**
   * Below those that a system gives to clients, and so that the port of a cluster's bus, which is
   * ten thousand higher, is one, too.
   */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;
  private static final int PATIENT_MILLIS = 10_000;

  private final List<String> command;
  private final Path directory;
  private final int port;
  private @Nullable Process process;

  private RedisServer(int port, Path directory, List<String> command) {
    this.port = port;
    this.directory = directory;
    this.command = command;
  }

  /** Starts one that keeps nothing on disk, with more options, such as {@code --maxmemory 5mb}. */
  static RedisServer started(String... options) {
    return started(Map.of(), options);
  }

  /** Starts one with these files in its directory. */
  static RedisServer started(Map<String, String> files, String... options) {
    try {
      Path directory =
          Files.createTempDirectory(
              Files.createDirectories(Path.of("target").toAbsolutePath()), "redis");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
      int port = freePort();
      List<String> command = new ArrayList<>(List.of(program().toString()));
      files.keySet().stream().filter(name -> name.endsWith(".conf")).forEach(command::add);
      command.addAll(List.of("--port", Integer.toString(port), "--bind", LOOPBACK));
      command.addAll(List.of("--dir", directory.toString(), "--logfile", "redis.log"));
      command.addAll(List.of("--save", "", "--daemonize", "no"));
      command.addAll(List.of(options));
      RedisServer server = new RedisServer(port, directory, command);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path program() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "these tests need a real redis-server in /usr/bin or /usr/local/bin, such as"
                        + " Debian's: apt-get install redis-server"));
  }

  static int freePort() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // another one
      }
    }
    throw new IllegalStateException("no free port in " + TRIES + " tries");
  }

  /** Starts it, again perhaps, and waits until it answers. */
  void start() {
    startWith();
  }

  /** Starts it with more options than before. */
  void startWith(String... options) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(options));
    try {
      process =
          new ProcessBuilder(all)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output.log").toFile())
              .start();
      Await.until(this::answers);
    } catch (Exception e) {
      throw new IllegalStateException("redis-server does not start; see " + directory, e);
    }
  }

  /** A refusal is an answer, too. */
  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.ping();
    } catch (JedisException e) {
      return String.valueOf(e.getMessage()).startsWith("NOAUTH");
    }
  }

  int port() {
    return port;
  }

  String uri() {
    return "redis://" + LOOPBACK + ":" + port;
  }

  /** A connection with much time. */
  Connection connect() {
    return new Connection(
        new HostAndPort(LOOPBACK, port),
        DefaultJedisClientConfig.builder().timeoutMillis(PATIENT_MILLIS).build());
  }

  /** {@return the answer to a command that an operator gives} */
  Object say(String name, String... arguments) {
    ProtocolCommand say = () -> name.getBytes(StandardCharsets.US_ASCII);
    try (Connection connection = connect()) {
      connection.sendCommand(say, arguments);
      return connection.getOne();
    }
  }

  /** {@return what it says of itself} */
  Info info(String section) {
    try (Connection connection = connect()) {
      return Info.of(connection, section);
    }
  }

  /** Ends it at once, as a failure of its machine does. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      await(running);
    }
  }

  /** Makes it accept and never answer. */
  void silence() {
    signal("-STOP");
  }

  /** Ends the silence. */
  void speak() {
    signal("-CONT");
  }

  private void signal(String signal) {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("it does not run");
    }
    try {
      await(new ProcessBuilder("kill", signal, Long.toString(running.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(Process ending) {
    try {
      if (!ending.waitFor(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("a process does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
