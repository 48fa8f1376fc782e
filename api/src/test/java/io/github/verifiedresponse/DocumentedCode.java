package io.github.verifiedresponse;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Java of a page, compiled against the class path of the tests. A block is a class, a method or
 * statements; what is left out in it is written as an ellipsis, and is left out here as well.
 *
 * @param imports what a reader's file imports
 * @param members what the blocks name and the page leaves to its reader, as members of a class
 */
public record DocumentedCode(String imports, String members) {
  private static final Pattern TYPE =
      Pattern.compile("^(public )?(final )?(class|record|interface) ", Pattern.MULTILINE);
  private static final Pattern METHOD =
      Pattern.compile("\\A@(?!Override)[^;]*?\\{\\R", Pattern.DOTALL);

  private static final Pattern LEFT_OUT = Pattern.compile("…\\s*\\z");

  /** {@return what the compiler says of the page's blocks; nothing when all of them are right} */
  public List<String> complaints(Documentation page, Path directory) {
    List<Source> sources = new ArrayList<>();
    for (String block : page.code("java")) {
      sources.add(source("Page" + sources.size(), block));
    }
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-d",
            directory.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-nowarn");
    compiler.getTask(null, null, said, options, null, sources).call();
    return said.getDiagnostics().stream()
        .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
        .map(it -> page.name() + ": " + it)
        .toList();
  }

  private Source source(String name, String block) {
    String whole = LEFT_OUT.matcher(block).replaceAll(";").replace("…", "");
    String body =
        TYPE.matcher(whole).find() || METHOD.matcher(whole).find()
            ? whole.replace("public class ", "class ")
            : "void statements() throws Exception {\n" + whole + "\n}";
    return new Source(
        name, imports + "\nclass " + name + " {\n" + membersBeside(block) + "\n" + body + "\n}\n");
  }

  /** A record that the block shows itself is not left to its reader. */
  private String membersBeside(String block) {
    return members
        .lines()
        .filter(line -> !line.startsWith("record ") || !block.contains(line))
        .collect(Collectors.joining("\n"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
