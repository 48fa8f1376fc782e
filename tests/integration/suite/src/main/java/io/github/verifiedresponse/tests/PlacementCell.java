package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.placed.Ran;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One place where the annotation can be written.
 *
 * @param kind of the annotated class
 * @param written where the class has the annotation from
 * @param registered how the class gets into the application
 */
public record PlacementCell(Kind kind, Written written, Registered registered) {
  private static final boolean HAS_CDI =
      Boolean.parseBoolean(System.getProperty("server.cdi", "true"));
  private static final boolean HAS_ENTERPRISE_BEANS =
      !System.getProperty("server.kind", "").equals("servlet-container");

  /** A deployment for each: minutes, where servers start slowly. */
  private static final boolean ALONE = Boolean.getBoolean("placements.alone");

  /** What the server does not have or find, and why not is in its module. */
  private static final Pattern ABSENT =
      Pattern.compile(System.getProperty("server.does-not-have", "(?!)"));

  /** What guards a cell, or refuses it: the next one is not asked any more. */
  private enum Check {
    FILTER,
    INTERCEPTOR,
    EXTENSION,
    INITIALIZER,
    LISTENER
  }

  /** A name for people; the constant's own is for files and classes. */
  interface Named {
    String text();
  }

  /** What came of a cell. */
  public enum Verdict implements Named {
    /** The handler ran for what was verified, and only for that. */
    GUARDED,
    /** The deployment failed, and the message names the class. */
    REFUSED,
    /** Every request was answered with 500 or 503, and no handler ran. */
    CLOSED,
    /** The handler ran for a forgery. */
    OPEN,
    /** The server does not have it, so that no request arrives. */
    NOT_THERE;

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** What is annotated. */
  enum Kind implements Named {
    SERVLET("servlet"),
    JAX_RS_METHOD("JAX-RS method"),
    JAX_RS_CLASS("JAX-RS class"),
    JAX_RS_INTERFACE("JAX-RS interface"),
    SUB_RESOURCE("JAX-RS sub-resource"),
    PROXIED_SUB_RESOURCE("JAX-RS sub-resource behind a `Proxy`"),
    APPLICATION("JAX-RS `Application`"),
    FILTER("servlet filter"),
    LISTENER("listener"),
    CDI_BEAN("CDI bean"),
    ENTERPRISE_BEAN("enterprise bean"),
    PLAIN_CLASS("plain class");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    boolean isResource() {
      return name().startsWith("JAX_RS") || name().endsWith("SUB_RESOURCE");
    }

    boolean isBean() {
      return this == CDI_BEAN || this == ENTERPRISE_BEAN;
    }

    /** Left out are the ways that there are not. */
    private Set<Registered> ways() {
      EnumSet<Registered> ways = EnumSet.allOf(Registered.class);
      switch (this) {
        // what takes the instance of an application is each JAX-RS server's own
        case APPLICATION -> ways.removeIf(Registered::isByInstance);
        // a container makes them of what it finds or is told by a descriptor
        case ENTERPRISE_BEAN -> ways.removeIf(Registered::isInCode);
        // no descriptor makes a bean of a class, or an object of one that is nothing else
        case CDI_BEAN, PLAIN_CLASS -> ways.removeIf(Registered::isInDescriptor);
        default -> {}
      }
      return ways;
    }

    /** An interface has no superclass to inherit from. */
    private Set<Written> places() {
      return this == JAX_RS_INTERFACE
          ? EnumSet.complementOf(EnumSet.of(Written.SUPERCLASS))
          : EnumSet.allOf(Written.class);
    }
  }

  /** Where the annotation is. */
  public enum Written implements Named {
    IN_PLACE("in place"),
    META("by a meta-annotation"),
    SUPERCLASS("inherited from a class"),
    INTERFACE("inherited from an interface");

    private final String text;

    Written(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** All that this server can be asked. */
  static List<PlacementCell> all() {
    return everywhere().stream().filter(PlacementCell::isThere).toList();
  }

  /**
   * All that any server can be asked: each kind by each way and each place, but those that do not
   * exist. Handlers of Spring are on no server, and have a matrix of their own.
   */
  static List<PlacementCell> everywhere() {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind ->
                kind.ways().stream()
                    .flatMap(
                        way ->
                            kind.places().stream()
                                .map(written -> new PlacementCell(kind, written, way))))
        .toList();
  }

  private boolean isThere() {
    boolean isOnServer =
        switch (kind) {
          case CDI_BEAN -> HAS_CDI;
          case ENTERPRISE_BEAN -> HAS_ENTERPRISE_BEANS;
          default -> true;
        };
    return isOnServer && !ABSENT.matcher(toString()).find();
  }

  /** What may come of it. */
  Set<Verdict> right() {
    return mustWork()
        ? EnumSet.of(Verdict.GUARDED)
        : EnumSet.of(Verdict.GUARDED, Verdict.REFUSED, Verdict.CLOSED);
  }

  /** What users are told to write. */
  private boolean mustWork() {
    boolean handles =
        kind == Kind.SERVLET || (kind.isResource() && kind != Kind.PROXIED_SUB_RESOURCE);
    boolean isBeanInPlace = kind.isBean() && written == Written.IN_PLACE;
    return (handles || isBeanInPlace)
        && (registered == Registered.FOUND || registered == Registered.DESCRIPTOR);
  }

  /** {@return what cells have in common that share a deployment} One that is stopped stops all. */
  Object group() {
    boolean leftOut = registered.isLeftOut();
    return ALONE
        ? this
        : List.of(check(), leftOut, leftOut && kind == Kind.SERVLET ? registered : check());
  }

  private Check check() {
    return switch (kind) {
      case SERVLET,
          JAX_RS_METHOD,
          JAX_RS_CLASS,
          JAX_RS_INTERFACE,
          SUB_RESOURCE,
          PROXIED_SUB_RESOURCE ->
          Check.FILTER;
      case APPLICATION, FILTER, LISTENER -> Check.INITIALIZER;
      case PLAIN_CLASS -> Check.LISTENER;
      case CDI_BEAN, ENTERPRISE_BEAN -> {
        boolean bound = written == Written.IN_PLACE || written == Written.SUPERCLASS;
        yield registered.isByInstance()
            ? Check.LISTENER
            : bound ? Check.INTERCEPTOR : Check.EXTENSION;
      }
    };
  }

  /** The simple name of its class. */
  String typeName() {
    String[] words = (kind.name() + "_" + written.name() + "_" + registered.name()).split("_", -1);
    return Stream.of(words)
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .reduce("", String::concat);
  }

  String className() {
    return Ran.class.getPackageName() + "." + typeName();
  }

  /** Where a forgery is sent: to a bean by a servlet that is open. */
  String open() {
    return switch (kind) {
      case SERVLET -> typeName();
      case JAX_RS_METHOD, JAX_RS_CLASS, JAX_RS_INTERFACE -> root() + "/" + typeName();
      case SUB_RESOURCE, PROXIED_SUB_RESOURCE -> root() + "/" + typeName() + "/sub";
      case APPLICATION -> root() + "/open";
      case FILTER, LISTENER -> "open/" + typeName();
      case CDI_BEAN, ENTERPRISE_BEAN -> "bean/" + typeName();
      case PLAIN_CLASS -> "new/" + typeName();
    };
  }

  /** Where a genuine result is sent: to a bean by a servlet that is guarded. */
  String guarded() {
    return kind.isBean() ? "guarded-bean/" + typeName() : open();
  }

  /** The path of the JAX-RS application that the cell's class belongs to. */
  String root() {
    return kind == Kind.APPLICATION
        ? typeName()
        : registered.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return String.join(" | ", kind.text(), written.text(), registered.text());
  }
}
