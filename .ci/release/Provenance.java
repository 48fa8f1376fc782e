import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what a folder of a release was made from, as an in-toto statement with SLSA's predicate
 * for provenance, version 1, to the standard output:
 *
 * <pre>mvn -version | java Provenance.java FOLDER VERSION COMMIT COMMAND</pre>
 *
 * Maven says on the standard input which versions of it and of Java there are. It states, and
 * proves nothing: who trusts it, trusts the signature over it.
 * https://slsa.dev/spec/v1.0/provenance
 */
final class Provenance {
  private static final String REPOSITORY = "https://github.com/verifiedresponse/verified-response";
  private static final String PAGE = REPOSITORY + "/blob/main/RELEASING.md";
  private static final List<String> NO_SUBJECTS =
      List.of(".asc", ".md5", ".sha1", ".sha256", ".sha512");

  private Provenance() {}

  public static void main(String[] args) throws IOException {
    List<String> tools =
        new String(System.in.readAllBytes())
            .lines()
            .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
            .toList();
    System.out.print(
        statement(
            subjects(Path.of(args[0])),
            args[1],
            args[2],
            args[3],
            said(tools, "Apache Maven "),
            said(tools, "Java version: ")));
  }

  /** Only the part without paths of the machine. */
  private static String said(List<String> tools, String start) {
    return tools.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).replaceAll(" \\(.*|, runtime:.*", ""))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("mvn -version says nothing of " + start.strip()));
  }

  private static String subjects(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> NO_SUBJECTS.stream().noneMatch(path.toString()::endsWith))
          .filter(path -> !path.getFileName().toString().startsWith("maven-metadata"))
          .sorted()
          .map(path -> subject(folder.relativize(path).toString(), digest(path)))
          .collect(Collectors.joining(",\n"));
    }
  }

  private static String subject(String name, String digest) {
    return "    {\"name\": %s, \"digest\": {\"sha256\": \"%s\"}}".formatted(json(name), digest);
  }

  private static String statement(
      String subjects, String version, String commit, String command, String maven, String java) {
    String builder = System.getenv().getOrDefault("BUILDER_ID", PAGE + "#by-hand");
    return """
    {
      "_type": "https://in-toto.io/Statement/v1",
      "subject": [
    %s
      ],
      "predicateType": "https://slsa.dev/provenance/v1",
      "predicate": {
        "buildDefinition": {
          "buildType": %s,
          "externalParameters": {"repository": %s, "commit": %s, "version": %s, "command": %s},
          "internalParameters": {"maven": %s, "java": %s, "system": %s},
          "resolvedDependencies": [{"uri": %s, "digest": {"gitCommit": %s}}]
        },
        "runDetails": {
          "builder": {"id": %s},
          "metadata": {"finishedOn": "%s"}
        }
      }
    }
    """
        .formatted(
            subjects,
            json(PAGE + "#provenance"),
            json(REPOSITORY),
            json(commit),
            json(version),
            json(command),
            json(maven),
            json(java),
            json(System.getProperty("os.name") + " " + System.getProperty("os.arch")),
            json("git+" + REPOSITORY + "@" + commit),
            json(commit),
            json(builder),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String json(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    return '"' + escaped + '"';
  }

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
