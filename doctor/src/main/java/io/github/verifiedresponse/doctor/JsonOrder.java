package io.github.verifiedresponse.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** In which order a JSON writer writes the members of objects. */
final class JsonOrder {
  /** Above that there are too many orders: then single members are moved. */
  private static final int FEW = 6;

  private static final int MOST_MEMBERS = 40;
  private static final int DEEPEST = 64;

  private final List<String> pieces;

  private JsonOrder(JsonPieces json) {
    this.pieces = json.pieces();
  }

  /** A member's first piece, its name, and the piece after its last. */
  private record Member(String name, List<String> pieces) {}

  /** {@return the same object in other orders; the sorted one is first} */
  static Stream<JsonPieces> variations(JsonPieces json) {
    JsonOrder order = new JsonOrder(json);
    List<String> sorted = order.sorted(0, order.pieces.size(), 0);
    return Stream.concat(
            Stream.of(sorted),
            IntStream.range(0, order.pieces.size())
                .filter(index -> order.pieces.get(index).equals("{"))
                .boxed()
                .flatMap(order::reordered))
        .map(JsonPieces::new);
  }

  /** {@return the object with all of its objects sorted by name} */
  static JsonPieces sorted(JsonPieces json) {
    return new JsonPieces(new JsonOrder(json).sorted(0, json.pieces().size(), 0));
  }

  private List<String> sorted(int from, int to, int depth) {
    String first = pieces.get(from);
    if (!JsonPieces.opens(first) || depth > DEEPEST) {
      return pieces.subList(from, to);
    }
    boolean isObject = first.equals("{");
    List<Member> members = new ArrayList<>();
    for (int at = from + 1; at < to - 1; at = end(at) + 1) {
      int value = isObject ? at + 2 : at;
      List<String> member = new ArrayList<>(pieces.subList(at, Math.min(value, to)));
      member.addAll(sorted(value, end(at), depth + 1));
      members.add(new Member(pieces.get(at), member));
    }
    if (isObject) {
      members.sort(Comparator.comparing(Member::name));
    }
    return joined(first, members, pieces.get(to - 1));
  }

  /** {@return the comma or bracket behind the member or element that begins here} */
  private int end(int start) {
    int depth = 0;
    int at = start;
    while (at < pieces.size()) {
      String piece = pieces.get(at);
      if (depth == 0 && (piece.equals(",") || JsonPieces.closes(piece))) {
        return at;
      }
      depth += JsonPieces.opens(piece) ? 1 : JsonPieces.closes(piece) ? -1 : 0;
      at++;
    }
    return at;
  }

  private static List<String> joined(String open, List<Member> members, String close) {
    List<String> all = new ArrayList<>();
    all.add(open);
    for (Member member : members) {
      if (all.size() > 1) {
        all.add(",");
      }
      all.addAll(member.pieces());
    }
    all.add(close);
    return all;
  }

  private Stream<List<String>> reordered(int open) {
    List<Member> members = new ArrayList<>();
    int at = open + 1;
    while (at < pieces.size() && !JsonPieces.closes(pieces.get(at))) {
      int end = end(at);
      members.add(new Member(pieces.get(at), pieces.subList(at, end)));
      at = end < pieces.size() && pieces.get(end).equals(",") ? end + 1 : end;
    }
    int close = at;
    if (members.size() < 2 || members.size() > MOST_MEMBERS || close >= pieces.size()) {
      return Stream.of();
    }
    return (members.size() <= FEW ? permutations(members) : moves(members))
        .map(
            order ->
                Stream.of(
                        pieces.subList(0, open),
                        joined("{", order, "}"),
                        pieces.subList(close + 1, pieces.size()))
                    .flatMap(List::stream)
                    .collect(Collectors.toList()));
  }

  private static Stream<List<Member>> permutations(List<Member> members) {
    if (members.size() < 2) {
      return Stream.of(members);
    }
    return IntStream.range(0, members.size())
        .boxed()
        .flatMap(
            first -> {
              List<Member> others = new ArrayList<>(members);
              Member chosen = others.remove((int) first);
              return permutations(others)
                  .map(
                      rest -> {
                        List<Member> order = new ArrayList<>();
                        order.add(chosen);
                        order.addAll(rest);
                        return order;
                      });
            });
  }

  private static Stream<List<Member>> moves(List<Member> members) {
    List<Member> reversed = new ArrayList<>(members);
    Collections.reverse(reversed);
    int size = members.size();
    return Stream.concat(
        Stream.of(reversed),
        IntStream.range(0, size * size)
            .mapToObj(
                pair -> {
                  List<Member> order = new ArrayList<>(members);
                  order.add(pair % size, order.remove(pair / size));
                  return order;
                }));
  }
}
