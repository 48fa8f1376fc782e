package io.github.verifiedresponse;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that must not be on the class path of the tests. */
public final class Compiled {
  private Compiled() {}

  /** Returns a loader of the classes, by their names, above the one of the tests. */
  public static ClassLoader into(Path directory, Map<String, String> sources)
      throws IOException, URISyntaxException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    Path api =
        Path.of(VerifiedResponse.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> options =
        List.of("-d", directory.toString(), "-cp", api.toString(), "-proc:none", "-nowarn");
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                null,
                options,
                null,
                sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList())
            .call();
    if (!compiled) {
      throw new IllegalStateException("the sources do not compile");
    }
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, Compiled.class.getClassLoader());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
