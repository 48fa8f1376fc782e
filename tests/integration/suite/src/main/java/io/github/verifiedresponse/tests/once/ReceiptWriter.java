package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.tests.once.OnceResources.Receipt;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes JSON and says no to all else, but only when it is asked, as libraries for JSON do. */
@Provider
@Produces(MediaType.WILDCARD)
public class ReceiptWriter implements MessageBodyWriter<Receipt> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Receipt.class && !mediaType.getSubtype().startsWith("x-");
  }

  @Override
  public void writeTo(
      Receipt receipt,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    String json = "{\"effects\":" + receipt.effects() + "}";
    body.write(json.getBytes(StandardCharsets.UTF_8));
  }
}
