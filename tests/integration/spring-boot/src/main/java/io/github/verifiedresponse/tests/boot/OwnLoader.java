package io.github.verifiedresponse.tests.boot;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Runs an application as an executable jar does: by a class loader that the system's knows not. */
final class OwnLoader {
  private OwnLoader() {}

  /** Prints what {@link Threads} find; the argument is the application's class path. */
  public static void main(String[] args) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(urls(args[0]), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Object threads = loader.loadClass(Threads.class.getName()).getConstructor().newInstance();
      System.out.println(((Callable<?>) threads).call());
    }
  }

  private static URL[] urls(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .map(Path::of)
        .map(OwnLoader::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
