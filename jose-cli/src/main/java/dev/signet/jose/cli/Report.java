package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the report of {@code jose inspect} that tokens of every form have in common. For one thread. */
final class Report {

    static final String COVERED_BY_SIGNATURE = "Protected header, covered by the signature";
    static final String COVERED_BY_TAG = "Protected header, covered by the authentication tag";
    static final String NOT_COVERED = "covered by nothing: anyone on the way can change it";

    private static final int SHOWN_CHARACTERS = 4096;
    private static final int SHOWN_OCTETS = 64;

    /** What Tomcat and Jetty accept for all fields of a request together, and nginx and Apache for one. */
    private static final int USUAL_FIELD_OCTETS = 8_192;

    private static final String FIELD = "Authorization: Bearer ";

    /** Header parameters with which a token offers its own key. */
    private static final List<String> OFFERED_KEYS = List.of("jwk", "jku", "x5c", "x5u");

    private final Console console;

    Report(Console console) {
        this.console = console;
    }

    void line(String text) {
        console.line(text);
    }

    /** Tells whether a compact token can be sent as a bearer token. */
    void size(int octets) {
        int field = FIELD.length() + octets;
        line(
                field <= USUAL_FIELD_OCTETS
                        ? "As a bearer token: a field of " + field + " octets, of the 8192 that many servers accept"
                        : "As a bearer token: TOO LONG, a field of " + field
                                + " octets, where many servers accept 8192");
    }

    /** Shows a header, and explains what of it steers processing. */
    void header(String title, JoseHeader header) {
        line("");
        line(title);
        JsonObject parameters = header.parameters();
        line(JsonText.pretty(parameters));
        header.algorithm()
                .ifPresent(
                        name -> line("alg  " + Printable.text(name) + ": " + AlgorithmDescriptions.ofAlgorithm(name)));
        header.encryption()
                .ifPresent(
                        name -> line("enc  " + Printable.text(name) + ": " + AlgorithmDescriptions.ofEncryption(name)));
        for (String name : OFFERED_KEYS) {
            if (parameters.has(name)) {
                line(name + "  the token offers or points to its own key, which proves nothing");
            }
        }
        if (parameters.has("crit")) {
            line("crit  who does not understand each of these parameters must refuse the token");
        }
        if (CompactParts.isUnencoded(header)) {
            line("b64  false: the payload is signed as it is, not in base64url (RFC 7797)");
            if (!isNamedByCrit(parameters, "b64")) {
                line("b64  is not named by crit, for which the token must be refused");
            }
        }
        if (parameters.has("zip")) {
            line("zip  the plaintext is compressed");
        }
        if (header.isContentType("JWT")) {
            line("cty  inside is another token, which jose jwt verify --decrypt reads");
        }
        if (header.isType("sealed-claim")) {
            line("typ  this is one claim of another token, sealed: it is worth nothing outside of that one");
        }
    }

    void payload(byte[] payload) {
        Optional<JsonObject> claims = object(payload);
        line(claims.map(JsonText::pretty).orElseGet(() -> shown(payload)));
        claims.ifPresent(object -> {
            ClaimTimes.lines(object, console.clock().instant()).forEach(this::line);
            List<String> seals = SealDescriptions.lines(object);
            if (!seals.isEmpty()) {
                line("");
                seals.forEach(this::line);
            }
        });
    }

    void signature(byte[] signature) {
        line("Signature, " + signature.length + " octets"
                + (signature.length == 0 ? ": there is none" : ", not looked at"));
    }

    void encryptedKey(byte[] octets) {
        part("Encrypted key", octets, "none, as it is where the content key is agreed or shared");
    }

    void content(byte[] iv, byte[] ciphertext, byte[] tag) {
        part("Initialization vector", iv, "MISSING");
        part("Ciphertext", ciphertext, "of an empty plaintext");
        part("Authentication tag", tag, "MISSING");
    }

    private void part(String name, byte[] octets, String ifEmpty) {
        line("  " + name + ": " + (octets.length == 0 ? ifEmpty : octets.length + " octets"));
    }

    private static boolean isNamedByCrit(JsonObject parameters, String name) {
        return parameters
                .value("crit")
                .filter(names -> names instanceof List<?> all && all.contains(name))
                .isPresent();
    }

    private static Optional<JsonObject> object(byte[] payload) {
        try {
            return Optional.of(JsonObject.parse(payload));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Shows what is not a JSON object: text as text, anything else as the beginning of its octets. */
    private static String shown(byte[] payload) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
            String start = text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS));
            // The bar keeps a text from posing as lines of this report.
            return "not a JSON object; as text:\n"
                    + start.lines().map(line -> "| " + Printable.text(line)).collect(Collectors.joining("\n"))
                    + (start.length() < text.length() ? "\n..." : "");
        } catch (CharacterCodingException e) {
            byte[] start = Arrays.copyOf(payload, Math.min(payload.length, SHOWN_OCTETS));
            return "neither JSON nor text; in hexadecimal:\n| "
                    + HexFormat.ofDelimiter(" ").formatHex(start)
                    + (start.length < payload.length ? " ..." : "");
        }
    }
}
