package io.github.verifiedresponse.tests.undertow;

import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.EventListener;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a web.xml or a web fragment declares. It knows what the suite's applications use; another
 * declaration is refused, not passed over.
 */
record Descriptor(DeploymentInfo application) {

  void declare(URL descriptor) throws IOException {
    for (Element each : children(parse(descriptor), "*")) {
      switch (each.getLocalName()) {
        case "name" -> {} // of a fragment, for an order that nobody asks for
        case "listener" -> addListener(each);
        case "servlet" -> addServlet(each);
        case "servlet-mapping" -> mapServlet(each);
        case "filter" -> addFilter(each);
        case "filter-mapping" -> mapFilter(each);
        case "error-page" -> addErrorPage(each);
        case "welcome-file-list" -> application.addWelcomePages(texts(each, "welcome-file"));
        default -> throw unknown(each);
      }
    }
  }

  private void addListener(Element declared) {
    refuseAllBut(declared, "listener-class");
    application.addListener(
        new ListenerInfo(load(text(declared, "listener-class"), EventListener.class)));
  }

  private void addServlet(Element declared) {
    refuseAllBut(declared, "servlet-name", "servlet-class", "async-supported", "init-param");
    ServletInfo servlet =
        new ServletInfo(
            text(declared, "servlet-name"), load(text(declared, "servlet-class"), Servlet.class));
    servlet.setAsyncSupported(texts(declared, "async-supported").contains("true"));
    parameters(declared, servlet::addInitParam);
    application.addServlet(servlet);
  }

  private void mapServlet(Element declared) {
    String name = text(declared, "servlet-name");
    ServletInfo servlet = application.getServlets().get(name);
    if (servlet == null) {
      throw new IllegalArgumentException("the servlet " + name + " is mapped and not yet declared");
    }
    servlet.addMappings(texts(declared, "url-pattern"));
  }

  private void addFilter(Element declared) {
    refuseAllBut(declared, "filter-name", "filter-class", "async-supported", "init-param");
    FilterInfo filter =
        new FilterInfo(
            text(declared, "filter-name"), load(text(declared, "filter-class"), Filter.class));
    filter.setAsyncSupported(texts(declared, "async-supported").contains("true"));
    parameters(declared, filter::addInitParam);
    application.addFilter(filter);
  }

  private void mapFilter(Element declared) {
    String filter = text(declared, "filter-name");
    for (DispatcherType dispatcher : dispatchers(declared)) {
      for (String pattern : texts(declared, "url-pattern")) {
        application.addFilterUrlMapping(filter, pattern, dispatcher);
      }
      for (String servlet : texts(declared, "servlet-name")) {
        application.addFilterServletNameMapping(filter, servlet, dispatcher);
      }
    }
  }

  private static List<DispatcherType> dispatchers(Element mapping) {
    List<String> named = texts(mapping, "dispatcher");
    return named.isEmpty()
        ? List.of(DispatcherType.REQUEST)
        : named.stream().map(DispatcherType::valueOf).toList();
  }

  private void addErrorPage(Element declared) {
    refuseAllBut(declared, "error-code", "location");
    application.addErrorPage(
        new ErrorPage(text(declared, "location"), Integer.parseInt(text(declared, "error-code"))));
  }

  private static void parameters(Element declared, BiConsumer<String, String> taker) {
    for (Element parameter : children(declared, "init-param")) {
      taker.accept(text(parameter, "param-name"), text(parameter, "param-value"));
    }
  }

  private static void refuseAllBut(Element declared, String... known) {
    for (Element each : children(declared, "*")) {
      if (!List.of(known).contains(each.getLocalName())) {
        throw unknown(each);
      }
    }
  }

  private static IllegalArgumentException unknown(Element declared) {
    return new IllegalArgumentException(
        "<%s> in <%s> is not known here"
            .formatted(declared.getLocalName(), declared.getParentNode().getLocalName()));
  }

  private <T> Class<? extends T> load(String name, Class<T> type) {
    try {
      return Class.forName(name, false, application.getClassLoader()).asSubclass(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Element parse(URL descriptor) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (InputStream in = descriptor.openStream()) {
      return factory.newDocumentBuilder().parse(in).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(descriptor.toString(), e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .filter(each -> each.getParentNode().equals(parent))
        .map(Element.class::cast)
        .toList();
  }

  private static List<String> texts(Element parent, String name) {
    return children(parent, name).stream().map(each -> each.getTextContent().strip()).toList();
  }

  private static String text(Element parent, String name) {
    List<String> texts = texts(parent, name);
    if (texts.size() != 1) {
      throw new IllegalArgumentException(
          "one <" + name + "> belongs into <" + parent.getLocalName() + ">, not " + texts);
    }
    return texts.get(0);
  }
}
