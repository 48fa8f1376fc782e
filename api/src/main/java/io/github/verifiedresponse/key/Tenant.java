package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a message says which tenant it is for: a header, or a segment of its path. It is the
 * sender's word and decides only which secret the signature must fit.
 */
@FunctionalInterface
public interface Tenant {

  /**
   * {@return the tenant's name as the message says it, empty when it says none}
   *
   * @throws RejectedException with {@link Reason#AMBIGUOUS} when it says two
   */
  Optional<String> of(InboundMessage message) throws RejectedException;

  /**
   * {@return the tenant in a header, which may occur once}
   *
   * @param name the header's name, in any case
   */
  static Tenant header(String name) {
    return message -> message.singleHeader(name);
  }

  /**
   * {@return the tenant in a segment of the path as the client sent it}
   *
   * @param number counted from 1, the context path included: in {@code /kyc/t/acme/results} {@code
   *     acme} is 3
   */
  static Tenant pathSegment(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("the segments of a path are numbered from 1");
    }
    return message -> {
      List<String> segments = List.of(SLASH.split(message.path(), -1));
      return number < segments.size() ? Optional.of(segments.get(number)) : Optional.empty();
    };
  }

  /** Between the segments. */
  Pattern SLASH = Pattern.compile("/");
}
