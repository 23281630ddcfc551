package org.jujian.reports.document.typeset;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What a paper says of itself to an archive: an XMP packet (ISO 16684-1) that names PDF/A-2u and repeats the entries
/// of
/// the document's information dictionary, as ISO 19005-2, 6.6.4 asks. The same entries give the same bytes.
///
/// @param created an instant as XMP writes it, `2026-03-31T23:59:59+08:00`
record ArchiveMetadata(String title, String author, String subject, String creator, String producer, String created) {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String ID = "W5M0MpCehiHzreSzNTczkc9d";
    private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.of(
            "dc", "http://purl.org/dc/elements/1.1/",
            "pdf", "http://ns.adobe.com/pdf/1.3/",
            "pdfaid", "http://www.aiim.org/pdfa/ns/id/",
            "xmp", "http://ns.adobe.com/xap/1.0/"));

    byte[] packet() {
        StringWriter text = new StringWriter();
        text.write("<?xpacket begin=\"\uFEFF\" id=\"" + ID + "\"?>\n");
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("metadata of a paper cannot be written", e);
        }
        text.write("\n<?xpacket end=\"r\"?>");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("x:xmpmeta");
        xml.writeAttribute("xmlns:x", "adobe:ns:meta/");
        xml.writeStartElement("rdf:RDF");
        xml.writeAttribute("xmlns:rdf", RDF);
        xml.writeStartElement("rdf:Description");
        xml.writeAttribute("rdf:about", "");
        for (var namespace : NAMESPACES.entrySet()) {
            xml.writeAttribute("xmlns:" + namespace.getKey(), namespace.getValue());
        }
        plain(xml, "pdfaid:part", "2");
        plain(xml, "pdfaid:conformance", "U");
        listed(xml, "dc:title", "rdf:Alt", title);
        listed(xml, "dc:creator", "rdf:Seq", author);
        listed(xml, "dc:description", "rdf:Alt", subject);
        plain(xml, "xmp:CreatorTool", creator);
        plain(xml, "xmp:CreateDate", created);
        plain(xml, "xmp:ModifyDate", created);
        plain(xml, "pdf:Producer", producer);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void plain(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /// The only entry of a list; an alternative by language is the one for every language.
    private static void listed(XMLStreamWriter xml, String name, String list, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeStartElement(list);
        xml.writeStartElement("rdf:li");
        if (list.equals("rdf:Alt")) {
            xml.writeAttribute("xml:lang", "x-default");
        }
        xml.writeCharacters(value);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
