package io.github.verifiedresponse.tests.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Puts a class and the libraries that it needs where a web application has them. */
final class WebApplication {
  private static final List<Class<?>> LIBRARIES =
      List.of(
          ResponseVerifier.class,
          VerifiedResponseFilter.class,
          JWSObject.class,
          JsonProperty.class,
          JsonFactory.class,
          ObjectMapper.class);

  private WebApplication() {}

  static void copy(Class<?> type, Path classes) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path copy = classes.resolve(name);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
  }

  static void addLibraries(Path directory) throws IOException, URISyntaxException {
    Files.createDirectories(directory);
    for (Class<?> type : LIBRARIES) {
      Path built = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path jar = directory.resolve(type.getSimpleName() + ".jar");
      if (Files.isDirectory(built)) {
        pack(built, jar); // of a module that was compiled but not packaged
      } else {
        Files.copy(built, jar);
      }
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, entries);
      }
    }
  }

  /** The server's classes without the libraries: the application has its own, as in a WAR. */
  static final class ServerOnly extends ClassLoader {
    private static final List<String> OWN =
        List.of("io.github.verifiedresponse.", "com.nimbusds.", "com.fasterxml.");

    ServerOnly() {
      super(WebApplication.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (OWN.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
