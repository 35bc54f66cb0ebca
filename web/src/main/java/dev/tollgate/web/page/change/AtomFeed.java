package dev.tollgate.web.page.change;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Changes as an Atom feed, so that a reader can be told of them. */
public final class AtomFeed {

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private AtomFeed() {}

  /** The feed of what a view shows; {@code base} is the address of this server. */
  public static byte[] of(ChangesView view, String base, Instant updated) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      text(xml, "title", "Tollgate: changes of models and prices");
      text(xml, "id", base + "/changes");
      text(xml, "updated", updated.toString());
      link(xml, base + view.feed(), "self");
      link(xml, base + "/changes", "alternate");
      xml.writeStartElement("author");
      text(xml, "name", "Tollgate");
      xml.writeEndElement();
      for (ChangesView.Row row : view.rows()) {
        entry(xml, row, view, base, updated);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new AssertionError("Memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static void entry(
      XMLStreamWriter xml, ChangesView.Row row, ChangesView view, String base, Instant updated)
      throws XMLStreamException {
    xml.writeStartElement("entry");
    text(xml, "title", row.kind() + ": " + row.subject() + " " + row.what());
    text(
        xml,
        "id",
        "urn:tollgate:change:"
            + Integer.toHexString((row + view.state().from().toString()).hashCode()));
    text(xml, "updated", updated.toString());
    link(xml, base + (row.href().isEmpty() ? "/changes" : row.href()), "alternate");
    text(
        xml,
        "summary",
        row.before()
            + " to "
            + row.after()
            + (row.percent().isEmpty() ? "" : " (" + row.percent() + ")")
            + ", "
            + row.between());
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String address, String relation)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }
}
