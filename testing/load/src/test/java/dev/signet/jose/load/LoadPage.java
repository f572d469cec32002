package dev.signet.jose.load;

import dev.signet.jose.testsupport.GeneratedPart;
import java.nio.file.Path;

/** The page {@code docs/load.md}. */
final class LoadPage {

    private LoadPage() {}

    static GeneratedPart part(String name) {
        return new GeneratedPart(Path.of("../../docs/load.md"), name);
    }
}
