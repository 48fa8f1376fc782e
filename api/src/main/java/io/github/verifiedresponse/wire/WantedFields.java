package io.github.verifiedresponse.wire;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The fields that a verifier judges, as a tree of names, compiled once: a scan of JSON goes down
 * the two together. As in Jackson, one segment of a pointer is a name in an object and an index in
 * an array.
 */
public final class WantedFields {
  /** Below which nothing is wanted. */
  static final Node NOTHING = new Node(-1, List.of());

  /** No field. */
  static final WantedFields NONE = of(List.of());

  private final NameHash hash;
  private final List<JsonPointer> pointers;
  private final Node root;

  private WantedFields(Collection<JsonPointer> pointers) {
    this.hash = NameHash.random();
    this.pointers = List.copyOf(new LinkedHashSet<>(pointers));
    Map<JsonPointer, JsonPointer> rests = new LinkedHashMap<>();
    this.pointers.forEach(pointer -> rests.put(pointer, pointer));
    this.root = node(rests);
  }

  /** {@return the fields of all of these} */
  @SafeVarargs
  public static WantedFields of(Collection<JsonPointer>... pointers) {
    Collection<JsonPointer> all = new ArrayList<>();
    for (Collection<JsonPointer> some : pointers) {
      all.addAll(some);
    }
    return new WantedFields(all);
  }

  /**
   * Makes a node.
   *
   * @param rests of the pointers that lead through it
   */
  private Node node(Map<JsonPointer, JsonPointer> rests) {
    int place = -1;
    Map<String, Map<JsonPointer, JsonPointer>> byName = new LinkedHashMap<>();
    Map<String, Integer> indexes = new HashMap<>();
    for (Map.Entry<JsonPointer, JsonPointer> each : rests.entrySet()) {
      JsonPointer rest = each.getValue();
      if (rest.matches()) {
        place = pointers.indexOf(each.getKey());
      } else {
        indexes.put(rest.getMatchingProperty(), rest.getMatchingIndex());
        byName
            .computeIfAbsent(rest.getMatchingProperty(), name -> new LinkedHashMap<>())
            .put(each.getKey(), rest.tail());
      }
    }
    return new Node(
        place,
        byName.entrySet().stream()
            .map(
                each ->
                    new Child(
                        each.getKey(),
                        hash,
                        indexes.getOrDefault(each.getKey(), -1),
                        node(each.getValue())))
            .toList());
  }

  /** One segment and what is behind it. */
  private static final class Child {
    private final String name;
    private final byte[] bytes;
    private final long hash;
    private final int index;
    private final Node node;

    Child(String name, NameHash hash, int index, Node node) {
      this.name = name;
      this.bytes = name.getBytes(StandardCharsets.UTF_8);
      this.hash = hash.of(bytes, 0, bytes.length);
      this.index = index;
      this.node = node;
    }
  }

  NameHash hash() {
    return hash;
  }

  Node root() {
    return root;
  }

  int count() {
    return pointers.size();
  }

  /** {@return the place of a field among those that are wanted, or -1} */
  @SuppressWarnings("ReferenceEquality") // a short cut; the list compares by value
  int placeOf(JsonPointer pointer) {
    for (int i = 0; i < pointers.size(); i++) {
      if (pointers.get(i) == pointer) { // as the one who asks has mostly named it
        return i;
      }
    }
    return pointers.indexOf(pointer);
  }

  JsonPointer pointer(int place) {
    return pointers.get(place);
  }

  /** Shows the fields. */
  @Override
  public String toString() {
    return pointers.toString();
  }

  /** A place in JSON at which something is wanted, or below which. */
  static final class Node {
    private final int place;
    private final Child[] children;

    private Node(int place, List<Child> children) {
      this.place = place;
      this.children = children.toArray(Child[]::new);
    }

    /** {@return which of the wanted fields this is, or -1} */
    int place() {
      return place;
    }

    boolean hasChildren() {
      return children.length > 0;
    }

    /** {@return the member of a name, which is given unescaped} */
    Node member(long hash, byte[] bytes, int from, int to) {
      for (Child child : children) {
        byte[] name = child.bytes;
        if (child.hash == hash && Arrays.equals(name, 0, name.length, bytes, from, to)) {
          return child.node;
        }
      }
      return NOTHING;
    }

    /** {@return the member of a name} */
    Node member(String name) {
      for (Child child : children) {
        if (child.name.equals(name)) {
          return child.node;
        }
      }
      return NOTHING;
    }

    /** {@return the element of an array} */
    Node element(int index) {
      for (Child child : children) {
        if (child.index == index) {
          return child.node;
        }
      }
      return NOTHING;
    }
  }
}
