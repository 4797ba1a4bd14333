package cn.zhengtong.support.workflow;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.jspecify.annotations.Nullable;

/// A BPMN 2.0 file as a stranger may have written it: no DTD, no entities, no size or depth beyond reason, and nothing
/// in it that would not be executed. The library drops what it does not know; we name it instead.
final class BpmnFile {

    private static final int MOST_BYTES = 512 * 1024;
    private static final int MOST_DEPTH = 40;
    private static final int MOST_PROBLEMS = 30;
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String FLOWABLE = "http://flowable.org/bpmn";
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    /// What is executed, with the attributes that mean something here.
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("definitions", Set.of("id", "name", "targetNamespace", "exporter", "exporterVersion")),
            Map.entry("process", Set.of("id", "name", "isExecutable")),
            Map.entry("documentation", Set.of("id")),
            Map.entry("startEvent", Set.of("id", "name")),
            Map.entry("endEvent", Set.of("id", "name")),
            Map.entry("userTask", Set.of("id", "name", "flowable:candidateGroups")),
            Map.entry("multiInstanceLoopCharacteristics", Set.of("id", "isSequential", "flowable:collection")),
            Map.entry("loopCardinality", Set.of("id", "xsi:type")),
            Map.entry("completionCondition", Set.of("id", "xsi:type")),
            Map.entry("exclusiveGateway", Set.of("id", "name", "default")),
            Map.entry("parallelGateway", Set.of("id", "name")),
            Map.entry("callActivity", Set.of("id", "name", "calledElement")),
            Map.entry("boundaryEvent", Set.of("id", "name", "attachedToRef", "cancelActivity")),
            Map.entry("timerEventDefinition", Set.of("id")),
            Map.entry("timeDuration", Set.of("id", "xsi:type")),
            Map.entry("timeDate", Set.of("id", "xsi:type")),
            Map.entry("sequenceFlow", Set.of("id", "name", "sourceRef", "targetRef")),
            Map.entry("conditionExpression", Set.of("id", "xsi:type")),
            Map.entry("incoming", Set.of()),
            Map.entry("outgoing", Set.of()));

    private final List<FileProblem> problems;
    private final Deque<String> open = new ArrayDeque<>();

    private BpmnFile(List<FileProblem> problems) {
        this.problems = problems;
    }

    /// Null when the file has problems, which are then in the list.
    static @Nullable BpmnModel read(String xml, List<FileProblem> problems) {
        if (xml.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(FileProblem.at(1, "too-large", String.valueOf(MOST_BYTES / 1024)));
            return null;
        }
        try {
            new BpmnFile(problems).check(reader(xml));
            return problems.isEmpty() ? new BpmnXMLConverter().convertToBpmnModel(reader(xml)) : null;
        } catch (XMLStreamException broken) {
            problems.add(FileProblem.at(
                    broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber(), "not-xml"));
        } catch (RuntimeException unreadable) {
            problems.add(FileProblem.at(1, "not-xml"));
        }
        return null;
    }

    private static XMLStreamReader reader(String xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    private void check(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext() && problems.size() < MOST_PROBLEMS) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    problems.add(FileProblem.at(line(xml), "doctype"));
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!DRAWING.equals(xml.getNamespaceURI())) {
                        element(xml);
                    } else {
                        skip(xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                    // words between the elements
                }
            }
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        var name = xml.getLocalName();
        var known = KNOWN.get(name);
        if (open.isEmpty() && !name.equals("definitions")) {
            problems.add(FileProblem.at(line(xml), "not-bpmn"));
            skip(xml);
        } else if (known == null || !BPMN.equals(xml.getNamespaceURI())) {
            problems.add(FileProblem.at(line(xml), "element", FileProblem.element(name), written(xml)));
            skip(xml);
        } else {
            open.push(name);
            deepEnough(xml, open.size());
            attributes(xml, name, known);
        }
    }

    private void attributes(XMLStreamReader xml, String element, Set<String> known) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var name = switch (String.valueOf(xml.getAttributeNamespace(i))) {
                case "null", "" -> xml.getAttributeLocalName(i);
                case FLOWABLE -> "flowable:" + xml.getAttributeLocalName(i);
                case SCHEMA -> "xsi:" + xml.getAttributeLocalName(i);
                default -> xml.getAttributePrefix(i) + ":" + xml.getAttributeLocalName(i);
            };
            if (!known.contains(name) && !name.equals("xsi:schemaLocation")) {
                problems.add(FileProblem.at(line(xml), "attribute", FileProblem.element(element), name));
            }
        }
    }

    /// The drawing's coordinates, and what was refused as a whole: only its depth counts.
    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                deepEnough(xml, ++depth);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("entity", xml.getLocation());
            }
        }
    }

    private static void deepEnough(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > MOST_DEPTH) {
            throw new XMLStreamException("too deep", xml.getLocation());
        }
    }

    private static String written(XMLStreamReader xml) {
        var prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }
}
