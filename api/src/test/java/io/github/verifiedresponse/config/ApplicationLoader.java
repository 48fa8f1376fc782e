package io.github.verifiedresponse.config;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class loader of an application on a server without MicroProfile Config. */
final class ApplicationLoader extends URLClassLoader {

  private ApplicationLoader(URL[] folders) {
    super(folders, ApplicationLoader.class.getClassLoader());
  }

  static ApplicationLoader of(Path... folders) throws MalformedURLException {
    URL[] urls = new URL[folders.length];
    for (int i = 0; i < folders.length; i++) {
      urls[i] = folders[i].toUri().toURL();
    }
    return new ApplicationLoader(urls);
  }

  /** Writes a file of {@code META-INF} into a folder of the class path. */
  static Path write(Path folder, String name, String... lines) throws IOException {
    Path file = folder.resolve("META-INF").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
    return folder;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("org.eclipse.microprofile.config.")) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }
}
