import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Compares the public types of jars, as javap tells them, with those of the last release:
 *
 * <pre>java PublicApi.java [--write] BASELINE JAR...</pre>
 *
 * What is gone or has changed is a break, and so is one method more to implement; each is a line,
 * and the end is 1. What else is new may come at any time. Of a module that has a descriptor, only
 * packages that it exports to all are public.
 */
final class PublicApi {
  private static final String MEMBER = " :: ";
  private static final Pattern TYPE = Pattern.compile(".*\\b(?:class|interface) ([\\w.$]+).*");

  private PublicApi() {}

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("--write");
    List<String> rest = Arrays.asList(args).subList(write ? 1 : 0, args.length);
    Path baseline = Path.of(rest.get(0));
    SortedSet<String> now = new TreeSet<>();
    for (String jar : rest.subList(1, rest.size())) {
      now.addAll(types(Path.of(jar)));
    }
    List<String> lines = Files.readAllLines(baseline);
    if (write) {
      // the first line says of which version they are
      Files.write(baseline, Stream.concat(Stream.of(lines.get(0)), now.stream()).toList());
      System.out.printf("%s lines of public API written%n", now.size());
      return;
    }
    SortedSet<String> before = new TreeSet<>(lines.subList(1, lines.size()));
    List<String> breaks = breaks(before, now);
    breaks.forEach(System.out::println);
    System.out.printf(
        "%s lines of public API, %s new, %s breaks%n",
        now.size(), now.stream().filter(Predicate.not(before::contains)).count(), breaks.size());
    System.exit(breaks.isEmpty() ? 0 : 1);
  }

  private static List<String> breaks(SortedSet<String> before, SortedSet<String> now) {
    List<String> breaks = new ArrayList<>();
    before.stream()
        .filter(Predicate.not(now::contains))
        .map(line -> "GONE OR CHANGED: " + line)
        .forEach(breaks::add);
    SortedSet<String> known =
        before.stream().map(PublicApi::type).collect(Collectors.toCollection(TreeSet::new));
    now.stream()
        .filter(
            line ->
                !before.contains(line) && known.contains(type(line)) && line.contains(" abstract "))
        .filter(line -> line.contains(MEMBER))
        .map(line -> "ONE MORE TO IMPLEMENT: " + line)
        .forEach(breaks::add);
    return breaks;
  }

  private static String type(String line) {
    return line.contains(MEMBER) ? line.substring(0, line.indexOf(MEMBER)) : name(line);
  }

  private static String name(String header) {
    Matcher type = TYPE.matcher(header);
    if (!type.matches()) {
      throw new IllegalArgumentException("javap has another form: " + header);
    }
    return type.group(1);
  }

  private static SortedSet<String> types(Path jar) throws IOException {
    Predicate<String> exported = exported(jar);
    List<String> command = new ArrayList<>(List.of("-protected", "-cp", jar.toString()));
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(ZipEntry::getName)
          .filter(
              name ->
                  name.endsWith(".class")
                      && !name.endsWith("-info.class")
                      && !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> exported.test(name.substring(0, name.lastIndexOf('.'))))
          .sorted()
          .forEach(command::add);
    }
    return command.size() == 3 ? new TreeSet<>() : read(javap(command));
  }

  private static Predicate<String> exported(Path jar) {
    ModuleDescriptor module = ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    return name ->
        module.isAutomatic()
            || module.exports().stream()
                .anyMatch(export -> !export.isQualified() && export.source().equals(name));
  }

  private static Stream<String> javap(List<String> command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int end =
        ToolProvider.findFirst("javap")
            .orElseThrow(() -> new IllegalStateException("this Java has no javap: take a JDK"))
            .run(new PrintWriter(out), new PrintWriter(err), command.toArray(String[]::new));
    if (end != 0) {
      throw new IllegalStateException("javap ended with " + end + ": " + err);
    }
    return out.toString().lines();
  }

  /** Types in types that are not public are not public either, whatever they say. */
  private static SortedSet<String> read(Stream<String> javap) {
    SortedSet<String> lines = new TreeSet<>();
    List<String> open = new ArrayList<>();
    SortedSet<String> seen = new TreeSet<>();
    javap.forEach(
        line -> {
          if (line.endsWith("{")) {
            String header = line.substring(0, line.length() - 1).strip();
            String name = name(header);
            open.clear();
            if (isPublic(header)
                && (!name.contains("$")
                    || seen.contains(name.substring(0, name.lastIndexOf('$'))))) {
              seen.add(name);
              lines.add(header);
              open.add(name);
            }
          } else if (line.startsWith("  ") && !open.isEmpty()) {
            lines.add(open.get(0) + MEMBER + line.strip().replaceAll(";$", ""));
          }
        });
    return lines;
  }

  private static boolean isPublic(String header) {
    return header.startsWith("public ") || header.startsWith("protected ");
  }
}
