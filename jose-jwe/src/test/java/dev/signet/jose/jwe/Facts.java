package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    /** Returns the key of a decrypter in a file of vectors. */
    static JsonObject key(JsonObject vectors, int decrypter) {
        return vectors.objects("decrypters")
                .orElseThrow()
                .get(decrypter)
                .object("key")
                .orElseThrow();
    }

    /** Returns the token of the first case in a file of vectors. */
    static String token(JsonObject vectors) {
        JsonObject first = vectors.objects("cases").orElseThrow().get(0);
        return first.value("jwe").orElseThrow() instanceof String compact
                ? compact
                : first.object("jwe").orElseThrow().toJson();
    }

    /** Returns the plaintext of the first case in a file of vectors. */
    static String plaintext(JsonObject vectors) {
        JsonObject first = vectors.objects("cases").orElseThrow().get(0);
        return new String(octets(first, "plaintext"), UTF_8);
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
