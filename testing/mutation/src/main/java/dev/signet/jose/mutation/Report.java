package dev.signet.jose.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A report of PIT, {@code mutations.xml}. */
final class Report {

    private static final String ROOT = "dev.signet.jose.";

    private static final Comparator<Found> AS_IN_THE_FILE =
            Comparator.comparingInt(Found::line).thenComparingInt(Found::instruction);

    private Report() {}

    private record Found(String type, String method, String change, int line, int instruction, String status) {

        /** Returns what its number counts. */
        List<String> place() {
            return List.of(type, method, change);
        }
    }

    /**
     * Returns the mutants of a report with their status, such as {@code KILLED} or {@code NO_COVERAGE}.
     *
     * @throws IOException if there is no such file, or it is no report
     */
    static Map<Mutant, String> read(Path file) throws IOException {
        Map<Mutant, String> statuses = new TreeMap<>(Comparator.comparing(Mutant::type)
                .thenComparing(Mutant::method)
                .thenComparing(Mutant::change)
                .thenComparingInt(Mutant::number));
        found(file).stream()
                .sorted(AS_IN_THE_FILE)
                .collect(Collectors.groupingBy(Found::place))
                .values()
                .forEach(equal -> {
                    for (int i = 0; i < equal.size(); i++) {
                        Found one = equal.get(i);
                        statuses.put(new Mutant(one.type, one.method, one.change, i + 1), one.status);
                    }
                });
        return statuses;
    }

    private static List<Found> found(Path file) throws IOException {
        NodeList nodes;
        try {
            nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("mutation");
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(file + " is no report of PIT", e);
        }
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element mutation = (Element) nodes.item(i);
            found.add(new Found(
                    type(text(mutation, "mutatedClass")),
                    method(text(mutation, "mutatedMethod")),
                    change(text(mutation, "description")),
                    Integer.parseInt(text(mutation, "lineNumber")),
                    Integer.parseInt(text(mutation, "index")),
                    mutation.getAttribute("status")));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String type(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }

    /** The number of a lambda changes with every lambda before it. */
    private static String method(String name) {
        return name.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
    }

    /** Without the packages, and without the method that returns, which is named beside it. */
    private static String change(String description) {
        return description.replaceFirst(" for \\S+::\\S+$", "").replaceAll("\\w+/", "");
    }
}
