package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part of a verified multipart body. */
record ReplayedPart(
    String name,
    @Nullable String fileName,
    Map<String, List<String>> headers,
    Content content,
    ServletContext context)
    implements Part {

  @Override
  public InputStream getInputStream() {
    return content.newInputStream();
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public @Nullable String getSubmittedFileName() {
    return fileName;
  }

  @Override
  public long getSize() {
    return content.size();
  }

  /** Writes to an absolute path, or below the web application's own temporary directory. */
  @Override
  public void write(String path) throws IOException {
    Path target = Path.of(path);
    if (!target.isAbsolute()) {
      File directory = (File) context.getAttribute(ServletContext.TEMPDIR);
      target = directory.toPath().resolve(path);
    }
    Files.copy(getInputStream(), target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete() {
    // nothing on disk belongs to this part
  }

  @Override
  public @Nullable String getHeader(String header) {
    return getHeaders(header).stream().findFirst().orElse(null);
  }

  @Override
  public Collection<String> getHeaders(String header) {
    return headers.getOrDefault(header, List.of());
  }

  @Override
  public Collection<String> getHeaderNames() {
    return headers.keySet();
  }

  /** Shows the size only: names of parts and files are the sender's. */
  @Override
  public String toString() {
    return "ReplayedPart[" + content + "]";
  }
}
