package io.github.verifiedresponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All files of the project without what is built or fetched, which others may change meanwhile. */
final class SourceTree extends SimpleFileVisitor<Path> {
  private static final Set<String> OTHERS = Set.of("target", "node_modules", ".git");

  private final List<Path> files = new ArrayList<>();

  private SourceTree() {}

  static List<Path> files() {
    SourceTree tree = new SourceTree();
    try {
      Files.walkFileTree(Documentation.root(), tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return OTHERS.contains(directory.getFileName().toString())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    files.add(file);
    return FileVisitResult.CONTINUE;
  }
}
