import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Asks the rules of Maven Central, and ours, of a folder that a release was deployed to:
 *
 * <pre>java CheckRelease.java FOLDER VERSION</pre>
 *
 * Signatures are checked by {@code gpg}, with the public keys of its key ring. Ends with 1 and one
 * line a problem.
 */
final class CheckRelease {
  private static final String GROUP = "io.github.verifiedresponse";
  private static final String PARENT = "verified-response-parent";
  private static final String BOM = "verified-response-bom";

  /** https://central.sonatype.org/publish/requirements/ */
  private static final List<String> REQUIRED =
      List.of(
          "name",
          "description",
          "url",
          "licenses/license/name",
          "licenses/license/url",
          "developers/developer/name",
          "scm/url",
          "scm/connection",
          "scm/developerConnection");

  private static final List<String> OF_A_JAR =
      List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json");
  private static final Set<String> OTHERS = Set.of(".pom", "-cyclonedx.xml", "-runnable.jar");
  private static final Map<String, String> CHECKSUMS = Map.of(".md5", "MD5", ".sha1", "SHA-1");

  private final Path group;
  private final String version;
  private final Set<String> problems = new TreeSet<>();
  private int files;

  private CheckRelease(Path folder, String version) {
    this.group = folder.resolve(GROUP.replace('.', '/'));
    this.version = version;
  }

  public static void main(String[] args) throws Exception {
    CheckRelease check = new CheckRelease(Path.of(args[0]), args[1]);
    Set<String> artifacts = check.artifacts();
    for (String artifact : artifacts) {
      check.artifact(artifact);
    }
    check.problems.forEach(problem -> System.out.println("NOT FIT FOR CENTRAL: " + problem));
    System.out.printf(
        "%s artifacts, %s signed files, %s problems%n",
        artifacts.size(), check.files, check.problems.size());
    System.exit(check.problems.isEmpty() ? 0 : 1);
  }

  /** What is there, which has to be what the BOM names, itself and the parent. */
  private Set<String> artifacts() throws Exception {
    Set<String> found = new TreeSet<>(names(group, Files::isDirectory));
    Set<String> wanted = new TreeSet<>(Set.of(PARENT, BOM));
    wanted.addAll(
        texts(pom(BOM), "/project/dependencyManagement/dependencies/dependency/artifactId"));
    expect(found.equals(wanted), "the folder has " + found + ", and the BOM names " + wanted);
    return found;
  }

  private void artifact(String artifact) throws Exception {
    Path directory = group.resolve(artifact);
    expect(
        names(directory, Files::isDirectory).equals(List.of(version)),
        artifact + " has another version than " + version);
    String base = artifact + "-" + version;
    Path home = directory.resolve(version);
    Document pom = pom(artifact);
    pom(artifact, pom);
    boolean jar = texts(pom, "/project/packaging").stream().allMatch("jar"::equals);
    for (String name : names(home, Files::isRegularFile)) {
      if (Stream.of(".asc", ".md5", ".sha1").noneMatch(name::endsWith)) {
        String rest = name.startsWith(base) ? name.substring(base.length()) : name;
        expect(
            OTHERS.contains(rest) || OF_A_JAR.contains(rest),
            name + " is nothing that is published");
        signed(home.resolve(name));
        files++;
      }
    }
    if (jar) {
      OF_A_JAR.forEach(
          rest -> expect(Files.exists(home.resolve(base + rest)), base + rest + " is missing"));
      jars(home.resolve(base).toString());
    }
  }

  /** A field may be the parent's, which is in the folder, too. */
  private void pom(String artifact, Document pom) throws Exception {
    List<Document> chain =
        texts(pom, "/project/parent/artifactId").contains(PARENT)
            ? List.of(pom, pom(PARENT))
            : List.of(pom);
    for (String field : REQUIRED) {
      boolean said = false;
      for (Document each : chain) {
        said |= texts(each, "/project/" + field).stream().anyMatch(text -> !text.isEmpty());
      }
      expect(said, artifact + "'s POM says no " + field);
    }
    expect(texts(pom, "/project/name").size() == 1, artifact + " has no name of its own");
    expect(
        texts(pom, "//repository | //pluginRepository").isEmpty(),
        artifact + "'s POM names repositories");
    expect(
        texts(pom, "//version").stream().noneMatch(text -> text.endsWith("-SNAPSHOT")),
        artifact + "'s POM has a snapshot");
  }

  private void signed(Path file) throws Exception {
    for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
      Path there = beside(file, checksum.getKey());
      expect(
          Files.exists(there)
              && Files.readString(there).strip().equals(digest(file, checksum.getValue())),
          there.getFileName() + " is missing or of other bytes");
    }
    Path signature = beside(file, ".asc");
    expect(
        Files.exists(signature) && verifies(signature, file),
        signature.getFileName() + " is missing or not valid");
  }

  private static boolean verifies(Path signature, Path file)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
                "gpg", "--batch", "--quiet", "--verify", signature.toString(), file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private void jars(String base) {
    try (JarFile classes = new JarFile(base + ".jar");
        JarFile sources = new JarFile(base + "-sources.jar");
        JarFile javadoc = new JarFile(base + "-javadoc.jar")) {
      String name = Path.of(base).getFileName().toString();
      Attributes manifest = classes.getManifest().getMainAttributes();
      expect(
          version.equals(manifest.getValue("Implementation-Version")),
          name + ".jar has another Implementation-Version");
      expect(
          manifest.getValue("Implementation-Title") != null,
          name + ".jar has no Implementation-Title");
      expect(
          manifest.getValue("Automatic-Module-Name") != null
              || classes.getEntry("module-info.class") != null,
          name + ".jar has no module name");
      for (JarFile jar : List.of(classes, sources)) {
        expect(
            jar.getEntry("META-INF/LICENSE") != null && jar.getEntry("META-INF/NOTICE") != null,
            Path.of(jar.getName()).getFileName() + " has no LICENSE or no NOTICE");
      }
      for (String source : sourcesOf(classes)) {
        expect(sources.getEntry(source) != null, name + "-sources.jar has no " + source);
      }
      expect(
          javadoc.getEntry("index.html") != null
              && javadoc.stream()
                  .anyMatch(entry -> entry.getName().endsWith("/package-summary.html")),
          name + "-javadoc.jar documents no package");
    } catch (IOException e) {
      problems.add(base + ": " + e.getMessage());
    }
  }

  private static Set<String> sourcesOf(JarFile classes) {
    return classes.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.contains("$"))
        .map(name -> name.replace(".class", ".java"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Document pom(String artifact) throws Exception {
    Path pom = group.resolve(artifact).resolve(version).resolve(artifact + "-" + version + ".pom");
    try (InputStream in = Files.newInputStream(pom)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<String> texts(Document pom, String path) throws XPathExpressionException {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }

  private static List<String> names(Path directory, Predicate<Path> kind) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths
          .filter(kind)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("maven-metadata"))
          .sorted()
          .toList();
    }
  }

  private static Path beside(Path file, String end) {
    return file.resolveSibling(file.getFileName() + end);
  }

  private static String digest(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
