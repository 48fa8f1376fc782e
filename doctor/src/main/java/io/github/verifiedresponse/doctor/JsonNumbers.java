package io.github.verifiedresponse.doctor;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a JSON writer writes the same number. */
final class JsonNumbers {
  private static final int MOST_SINGLE = 32;
  private static final int LONGEST = 40;
  private static final int LARGEST_EXPONENT = 400;

  /** As JavaScript, Java, Python and databases write them. */
  private static final List<UnaryOperator<String>> STYLES =
      List.of(
          number -> plain(decimal(number).stripTrailingZeros()),
          number -> number.contains(".") || number.contains("e") ? number : number + ".0",
          number -> plain(decimal(number).setScale(Math.max(2, decimal(number).scale()))),
          number -> plain(decimal(number).setScale(Math.max(0, decimal(number).scale()) + 1)),
          number -> Double.toString(decimal(number).doubleValue()),
          number -> Double.toString(decimal(number).doubleValue()).replace("E", "e+"),
          number -> plain(decimal(number)));

  private JsonNumbers() {}

  /** {@return the two styles that other writers' numbers are changed to without being asked} */
  static List<UnaryOperator<String>> usual() {
    return STYLES.subList(0, 2).stream().map(JsonNumbers::guarded).toList();
  }

  /** {@return the object with all numbers written otherwise, or one} */
  static Stream<JsonPieces> variations(JsonPieces json) {
    int[] numbers =
        IntStream.range(0, json.pieces().size())
            .filter(index -> JsonPieces.isNumber(json.pieces().get(index)))
            .limit(MOST_SINGLE)
            .toArray();
    return STYLES.stream()
        .map(JsonNumbers::guarded)
        .flatMap(
            style ->
                Stream.concat(
                    Stream.of(json.numbers(style)),
                    IntStream.of(numbers)
                        .mapToObj(
                            index -> json.with(index, style.apply(json.pieces().get(index))))));
  }

  /** Leaves alone what is no number, or one that would be very long. */
  private static UnaryOperator<String> guarded(UnaryOperator<String> style) {
    return number -> {
      try {
        BigDecimal value = decimal(number);
        boolean isUsual = number.length() <= LONGEST && Math.abs(value.scale()) <= LARGEST_EXPONENT;
        return isUsual ? style.apply(number) : number;
      } catch (NumberFormatException notANumber) {
        return number;
      }
    };
  }

  private static BigDecimal decimal(String number) {
    return new BigDecimal(number);
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
