package dev.signet.jose.jwe;

import dev.signet.jose.core.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Values that an RFC prints. Immutable. */
final class Facts {

    private Facts() {}

    /** Reads one of this module's resources, for example {@code rfc7518/c-ecdh-es.json}. */
    static JsonObject of(String resource) {
        try (InputStream in = Facts.class.getResourceAsStream("/" + resource)) {
            return JsonObject.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(JsonObject facts, String name) {
        return facts.string(name).orElseThrow();
    }

    static byte[] hex(JsonObject facts, String name) {
        return HexFormat.of().parseHex(text(facts, name));
    }

    static byte[] octets(JsonObject facts, String name) {
        return facts.octets(name).orElseThrow();
    }
}
