package io.github.verifiedresponse.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What a file was when it was looked at. Two that are equal are the same content: a file that takes
 * another's place has another key, and one that is written in place has another time of change,
 * which cannot be set, even where size and time of modification were kept.
 *
 * @param realPath where the links lead
 * @param modified when the content was written, as the file says
 * @param size in bytes
 * @param key the file system's own key, such as the inode; null where it has none
 * @param changed when anything of the file was changed; null where the file system cannot tell
 */
record FileStamp(
    Path realPath, FileTime modified, long size, @Nullable Object key, @Nullable Object changed) {

  /** {@return the stamp, or null when there is no regular file now} */
  static @Nullable FileStamp of(Path path) {
    try {
      Path real = path.toRealPath();
      BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class);
      return file.isRegularFile()
          ? new FileStamp(real, file.lastModifiedTime(), file.size(), file.fileKey(), changed(real))
          : null;
    } catch (IOException e) {
      return null; // in the middle of being replaced, or gone
    }
  }

  private static @Nullable Object changed(Path real) throws IOException {
    try {
      return Files.getAttribute(real, "unix:ctime");
    } catch (UnsupportedOperationException | IllegalArgumentException notOfAUnix) {
      return null; // the file's own key, size and time of modification tell the rest
    }
  }
}
