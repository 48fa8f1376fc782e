package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Kind;
import io.github.verifiedresponse.tests.placed.Called;
import io.github.verifiedresponse.tests.placed.Caller;
import io.github.verifiedresponse.tests.placed.GuardedCaller;
import io.github.verifiedresponse.tests.placed.JaxRsServlets;
import io.github.verifiedresponse.tests.placed.Meta;
import io.github.verifiedresponse.tests.placed.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Puts the classes and descriptors of cells into an application. */
final class PlacementWar {
  private static final String CDI = "META-INF/services/jakarta.enterprise.inject.spi.Extension";

  /** What guards the caller of a bean where the initialiser of the library is left out. */
  private static final String MAPPED_CALLER =
      """
      <filter>
        <filter-name>caf</filter-name>
        <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
        <async-supported>true</async-supported>
      </filter>
      <filter-mapping>
        <filter-name>caf</filter-name>
        <url-pattern>/guarded-bean/*</url-pattern>
        <dispatcher>REQUEST</dispatcher>
        <dispatcher>FORWARD</dispatcher>
        <dispatcher>INCLUDE</dispatcher>
        <dispatcher>ASYNC</dispatcher>
        <dispatcher>ERROR</dispatcher>
      </filter-mapping>
      """;

  private PlacementWar() {}

  /**
   * Replaces what is in an archive.
   *
   * @param ran the directory in which handlers note that they ran
   */
  static void fill(WebArchive war, List<PlacementCell> cells, Path ran) {
    List.copyOf(war.getContent().keySet()).forEach(war::delete);
    war.merge(ProbeWar.bare(war.getName(), ProbeWar.caf("caf")))
        .addClasses(Called.class, Caller.class, JaxRsServlets.class, Meta.class, Ran.class)
        .addAsResource(new StringAsset(ran.toAbsolutePath().toString()), Ran.DIRECTORY)
        .addAsWebInfResource(new StringAsset(ProbeWar.BEANS), "beans.xml")
        .setWebXML(new StringAsset(webXml(cells)));
    if (cells.stream().anyMatch(cell -> cell.kind().isBean())) {
      war.addClass(GuardedCaller.class);
    }
    List<String> sources = new ArrayList<>(cells.stream().map(PlacementSource::of).toList());
    sources.addAll(PlacementRegistration.sources(cells));
    SourceCompiler.compile(sources)
        .forEach(
            (name, content) ->
                war.addAsWebInfResource(
                    new ByteArrayAsset(content), "classes/" + name.replace('.', '/') + ".class"));
    if (cells.stream().anyMatch(PlacementRegistration::isByExtension)) {
      war.addAsResource(new StringAsset(PlacementRegistration.EXTENSION), CDI);
    }
    List<PlacementCell> beans = declared(cells, Kind.ENTERPRISE_BEAN);
    if (!beans.isEmpty()) {
      war.addAsWebInfResource(new StringAsset(ejbJar(beans)), "ejb-jar.xml");
    }
  }

  private static List<PlacementCell> declared(List<PlacementCell> cells, Kind kind) {
    return cells.stream()
        .filter(cell -> cell.kind() == kind && cell.registered().isInDescriptor())
        .toList();
  }

  private static String webXml(List<PlacementCell> cells) {
    StringBuilder content = new StringBuilder();
    if (cells.stream().anyMatch(cell -> cell.registered().isLeftOut())) {
      content.append("<absolute-ordering/>");
      if (cells.stream().anyMatch(cell -> cell.kind().isBean())) {
        content.append(MAPPED_CALLER);
      }
    }
    for (PlacementCell cell : declared(cells, Kind.SERVLET)) {
      content.append(servlet(cell.typeName(), cell.className(), "/" + cell.typeName()));
    }
    for (PlacementCell cell : declared(cells, Kind.APPLICATION)) {
      content.append(servlet(cell.className(), "", "/" + cell.root() + "/*"));
    }
    cells.stream()
        .filter(cell -> cell.kind().isResource() && cell.registered().isInDescriptor())
        .findFirst()
        .map(cell -> servlet(PlacementRegistration.application(cell), "", "/" + cell.root() + "/*"))
        .ifPresent(content::append);
    for (PlacementCell cell : declared(cells, Kind.FILTER)) {
      content.append(
          """
          <filter><filter-name>%1$s</filter-name><filter-class>%2$s</filter-class></filter>
          <filter-mapping><filter-name>%1$s</filter-name><url-pattern>/%3$s</url-pattern></filter-mapping>
          """
              .formatted(cell.typeName(), cell.className(), cell.open()));
    }
    for (PlacementCell cell : declared(cells, Kind.LISTENER)) {
      content.append(
          "<listener><listener-class>%s</listener-class></listener>".formatted(cell.className()));
    }
    return "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
        + content
        + "</web-app>";
  }

  /** A JAX-RS application is named by its class, and has none. */
  private static String servlet(String name, String className, String pattern) {
    return """
    <servlet><servlet-name>%1$s</servlet-name>%2$s</servlet>
    <servlet-mapping><servlet-name>%1$s</servlet-name><url-pattern>%3$s</url-pattern></servlet-mapping>
    """
        .formatted(
            name,
            className.isEmpty() ? "" : "<servlet-class>" + className + "</servlet-class>",
            pattern);
  }

  private static String ejbJar(List<PlacementCell> beans) {
    return beans.stream()
        .map(
            cell ->
                """
                <session>
                  <ejb-name>%s</ejb-name><local-bean/><ejb-class>%s</ejb-class>
                  <session-type>Stateless</session-type>
                </session>
                """
                    .formatted(cell.typeName(), cell.className()))
        .collect(
            Collectors.joining(
                "",
                "<ejb-jar xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"><enterprise-beans>",
                "</enterprise-beans></ejb-jar>"));
  }
}
