package io.github.verifiedresponse.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources in memory, against the class path of the tests. */
public final class SourceCompiler {
  private static final List<String> OPTIONS =
      List.of("--release", "17", "-proc:none", "-classpath", System.getProperty("java.class.path"));

  private SourceCompiler() {}

  /** {@return the classes, by name} */
  public static Map<String, byte[]> compile(List<String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (Classes classes = new Classes(compiler.getStandardFileManager(null, null, null))) {
      List<Source> units = sources.stream().map(Source::new).toList();
      if (!compiler.getTask(errors, classes, null, OPTIONS, null, units).call()) {
        throw new IllegalStateException(errors + "\n" + String.join("\n", sources));
      }
      return classes.content();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A source, of which nobody asks what its file would be called. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }

  /** Keeps what is compiled. */
  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    Classes(JavaFileManager libraries) {
      super(libraries);
    }

    Map<String, byte[]> content() {
      Map<String, byte[]> content = new LinkedHashMap<>();
      written.forEach((name, bytes) -> content.put(name, bytes.toByteArray()));
      return content;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
