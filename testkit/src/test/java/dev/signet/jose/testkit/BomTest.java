package dev.signet.jose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The BOM has no parent, so nothing but this keeps the two in step. */
final class BomTest {
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency"
            + "[groupId = 'dev.signet.jose' and starts-with(artifactId, 'jose-')]/artifactId";

    @Test
    void the_bom_lists_what_the_parent_manages_at_the_same_version() throws Exception {
        assertThat(texts("../jose-bom/pom.xml", MANAGED)).isNotEmpty().isEqualTo(texts("../pom.xml", MANAGED));
        assertThat(texts("../jose-bom/pom.xml", "/project/version")).isEqualTo(texts("../pom.xml", "/project/version"));
    }

    private static List<String> texts(String pom, String path) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(pom).toFile());
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(at -> nodes.item(at).getTextContent())
                .toList();
    }
}
