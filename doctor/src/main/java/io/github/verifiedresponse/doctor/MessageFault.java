package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.SignedParts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A mistake that changed a request, and what the request may have been before. */
record MessageFault(Fault fault, Variation variation) {

  /** What a request may have been. */
  @FunctionalInterface
  interface Variation {
    Stream<Varied> of(Original original);
  }

  /**
   * The request as it was recorded.
   *
   * @param found what the carrier finds in it; empty when it refuses the request
   * @param askedHeaders the headers that the scheme looks for
   */
  record Original(Message message, Optional<SignedParts> found, List<String> askedHeaders) {
    Request request() {
      return message.request();
    }

    Content content() {
      return found.map(SignedParts::content).orElse(request().body());
    }

    Optional<String> signature() {
      return found.flatMap(parts -> Optional.ofNullable(parts.signature()));
    }

    /** A body in which the carrier finds nothing may itself be what was changed. */
    private Message withContent(byte[] bytes) {
      Content other = Content.copyOf(bytes);
      return found.isPresent()
          ? message.withContent(other)
          : message.withRequest(request().withBody(other));
    }
  }

  /** One of the possibilities, and what to add to the diagnosis where it is the right one. */
  record Varied(Message message, String detail) {}

  /** {@return all mistakes of this kind, the likelier ones first} */
  static List<MessageFault> all() {
    return Stream.of(
            HeaderFaults.all(),
            ContentFaults.all(),
            JsonFaults.simple(),
            FormFaults.all(),
            JsonFaults.manifold())
        .flatMap(List::stream)
        .toList();
  }

  static MessageFault ofBytes(Fault fault, Function<byte[], Stream<byte[]>> change) {
    return new MessageFault(
        fault,
        original ->
            change
                .apply(original.content().toByteArray())
                .map(bytes -> new Varied(original.withContent(bytes), "")));
  }

  /** For contents that are UTF-8; others are left alone. */
  static MessageFault ofText(Fault fault, Function<String, Stream<String>> change) {
    return ofBytes(
        fault,
        bytes ->
            text(bytes).stream()
                .flatMap(
                    text ->
                        change
                            .apply(text)
                            .filter(other -> !other.equals(text))
                            .map(other -> other.getBytes(StandardCharsets.UTF_8))));
  }

  static MessageFault ofRequest(Fault fault, Function<Request, Stream<Request>> change) {
    return new MessageFault(
        fault,
        original ->
            change
                .apply(original.request())
                .filter(other -> !other.equals(original.request()))
                .map(other -> new Varied(original.message().withRequest(other), "")));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
