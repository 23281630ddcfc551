package org.jujian.etl.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One XML part of a workbook as elements by local name: transitional and strict workbooks differ in their namespaces
/// only. Nothing is resolved that lies outside of the part; a document type ends the reading in [GuardedPart].
final class XmlPart implements AutoCloseable {
    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 2000;
    private static final int LONGEST_TEXT = 1 << 19;
    private static final int MOST_INSTRUCTIONS = 100;

    private static final Set<String> RUNS = Set.of("r", "t", "rPr");

    private final String name;
    private final GuardedPart in;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    /// Names met last; the parser gives the same object for the same name.
    private final @Nullable String[] recent = new @Nullable String[16];

    private int nextRecent;
    private int depth;
    private int instructions;

    private XmlPart(String name, GuardedPart in, XMLStreamReader reader) {
        this.name = name;
        this.in = in;
        this.reader = reader;
    }

    static XmlPart open(Archive archive, Archive.Entry entry, PartLimit limit) throws IOException {
        GuardedPart in = archive.open(entry, limit);
        try {
            return new XmlPart(entry.name(), in, factory().createXMLStreamReader(in));
        } catch (XMLStreamException | RuntimeException e) {
            in.close();
            throw reason(entry.name(), in);
        }
    }

    /// The parser shares its tables of names among the parts of a factory; a factory for each part forgets them.
    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// Moves to the next start or end of an element, over text and all else; false at the end of the part.
    boolean next() throws IOException {
        int event = step();
        while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT) {
            event = step();
        }
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    /// Moves on inside the element of this name; false at its end.
    boolean nextIn(String element) throws IOException {
        if (!next()) {
            throw Refusals.broken("“" + name + "”");
        }
        return !atEnd(element);
    }

    boolean atStart() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean atStart(String element) {
        return atStart() && reader.getLocalName().equals(element);
    }

    boolean atEnd(String element) {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals(element);
    }

    /// The local name of the element.
    String element() {
        return reader.getLocalName();
    }

    /// The attribute's value, whatever its namespace; null when the element has none of the name.
    @Nullable
    String attribute(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(attribute)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /// The values of several attributes of the element at once, null for those that it has not.
    void attributes(String[] wanted, @Nullable String[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] = null;
        }
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            String name = reader.getAttributeLocalName(i);
            for (int k = 0; k < wanted.length; k++) {
                if (wanted[k].equals(name)) {
                    values[k] = reader.getAttributeValue(i);
                }
            }
        }
    }

    /// The text right inside the element, up to its end; elements inside it are passed over with their text.
    String text() throws IOException {
        int outside = depth;
        String only = "";
        StringBuilder more = null;
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.END_ELEMENT && depth < outside) {
                return more == null ? only : more.toString();
            }
            if ((event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE)
                    && depth == outside) {
                String text = content();
                if (only.isEmpty()) {
                    only = text;
                } else {
                    more = more == null ? new StringBuilder(only) : more;
                    more.append(text);
                    requireShort(more.length());
                }
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Refusals.broken("“" + name + "”");
            }
        }
    }

    static void requireShort(int length) throws IOException {
        if (length > LONGEST_TEXT) {
            throw Refusals.longCell();
        }
    }

    /// Shows each attribute of the element: its local name and its value.
    void attributes(BiConsumer<String, String> visitor) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            visitor.accept(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /// Shows `search` all texts from here to the end of the part, runs of different looks as one text, and the
    /// attributes that somebody wrote.
    void texts(PersonalSearch search) throws IOException {
        var text = new StringBuilder();
        for (int event = step(); event != XMLStreamConstants.END_DOCUMENT; event = step()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(content());
                requireShort(text.length());
            } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    search.attributes(this);
                }
                if (!RUNS.contains(element())) {
                    search.text(text.toString());
                    text.setLength(0);
                } else if (atStart("rPr")) {
                    skip();
                }
            }
        }
        search.text(text.toString());
    }

    /// Whether a flag of the element is set.
    boolean flag(String attribute) {
        String value = attribute(attribute);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /// Passes over the element that the part stands at the start of, up to its end.
    void skip() throws IOException {
        int outside = depth;
        while (depth >= outside) {
            if (step() == XMLStreamConstants.END_DOCUMENT) {
                throw Refusals.broken("“" + name + "”");
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int step() throws IOException {
        try {
            if (!reader.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                countNames();
                if (depth > DEEPEST || names.size() > MOST_NAMES) {
                    throw Refusals.unsafe("层次过深或名称过多的内容");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD) {
                throw Refusals.unsafe("文档类型定义（DTD、实体）");
            } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION && ++instructions > MOST_INSTRUCTIONS) {
                throw Refusals.unsafe("层次过深或名称过多的内容");
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw reason(name, in);
        }
    }

    /// The parser keeps every name that it has met.
    private void countNames() {
        count(reader.getLocalName());
        int attributes = reader.getAttributeCount();
        for (int i = 0; i < attributes; i++) {
            count(reader.getAttributeLocalName(i));
        }
        int namespaces = reader.getNamespaceCount();
        for (int i = 0; i < namespaces; i++) {
            String prefix = reader.getNamespacePrefix(i);
            count(prefix == null ? "" : prefix);
        }
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"})
    private void count(String met) {
        for (String known : recent) {
            if (known == met) {
                return;
            }
        }
        recent[nextRecent++ % recent.length] = met;
        names.add(met);
    }

    private String content() throws IOException {
        try {
            return reader.getText();
        } catch (RuntimeException e) {
            throw reason(name, in);
        }
    }

    /// What the parser met is the file's fault unless its bytes could not be had.
    private static IOException reason(String name, GuardedPart in) {
        IOException trouble = in.trouble();
        return trouble == null ? Refusals.broken("“" + name + "”") : trouble;
    }
}
