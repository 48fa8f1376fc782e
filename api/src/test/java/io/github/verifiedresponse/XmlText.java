package io.github.verifiedresponse;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML as pages show it: a document, or several elements of one. */
public final class XmlText {
  private XmlText() {}

  /**
   * {@return an element that holds what is written}
   *
   * @throws IllegalArgumentException if it is not well-formed
   */
  public static Element of(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder reader = factory.newDocumentBuilder();
      reader.setErrorHandler(new DefaultHandler()); // which throws, and prints nothing
      String inside = text.replaceFirst("^<\\?xml[^>]*>", "");
      return reader
          .parse(new InputSource(new StringReader("<text>" + inside + "</text>")))
          .getDocumentElement();
    } catch (SAXException e) {
      throw new IllegalArgumentException(text, e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return the elements of this name, in their order} */
  public static List<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** {@return what is in the elements of this name} */
  public static List<String> texts(Element within, String name) {
    return elements(within, name).stream().map(it -> it.getTextContent().strip()).toList();
  }
}
