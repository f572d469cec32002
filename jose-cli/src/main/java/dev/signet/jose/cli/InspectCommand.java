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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jose inspect}: shows what a token says, and what that is worth. For one thread. */
@Command(
        name = "inspect",
        description = {
            "Take a JWS or JWE apart and explain it. Nothing is verified or decrypted, and no key is needed.",
            "Never decide anything by what this prints."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  jose inspect eyJhbGciOi...", "  jose jwt issue ... | jose inspect -"})
final class InspectCommand implements Runnable {

    private static final int SHOWN_CHARACTERS = 4096;
    private static final int SHOWN_OCTETS = 64;

    /** Header parameters with which a token offers its own key. */
    private static final List<String> OFFERED_KEYS = List.of("jwk", "jku", "x5c", "x5u");

    private final Shell shell;
    private final Inputs inputs;

    @Parameters(
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "TOKEN",
            description = "The token itself; - is standard input, the default.")
    private String token = "-";

    InspectCommand(Shell shell, Inputs inputs) {
        this.shell = shell;
        this.inputs = inputs;
    }

    @Override
    public void run() {
        String text = inputs.token(token);
        CompactParts parts = CompactParts.of(text);
        shell.line("UNVERIFIED: nobody has checked this token; anyone can have written every word of it.");
        shell.line("");
        shell.line((parts.isEncrypted()
                        ? "JWE, encrypted, compact form: 5 parts, "
                        : "JWS, signed, compact form: 3 parts, ")
                + text.length() + " octets");
        header(parts.header(), parts.isEncrypted());
        if (parts.isEncrypted()) {
            encrypted(parts);
        } else {
            signed(parts);
        }
    }

    private void header(JoseHeader header, boolean encrypted) {
        shell.line("");
        shell.line("Header");
        shell.line(JsonText.pretty(header.parameters()));
        explain("alg", header.algorithm(), AlgorithmWords::ofAlgorithm);
        if (encrypted) {
            explain("enc", header.encryption(), AlgorithmWords::ofEncryption);
        }
        for (String name : OFFERED_KEYS) {
            if (header.parameters().has(name)) {
                shell.line(name + "  the token offers or points to its own key, which proves nothing");
            }
        }
        if (header.parameters().has("crit")) {
            shell.line("crit  who does not understand each of these parameters must refuse the token");
        }
        if (header.parameters().has("zip")) {
            shell.line("zip  the plaintext is compressed");
        }
        if (header.isContentType("JWT")) {
            shell.line("cty  inside is another token");
        }
    }

    private void explain(String name, Optional<String> value, UnaryOperator<String> words) {
        shell.line(name + "  "
                + value.map(text -> Printable.text(text) + ": " + words.apply(text))
                        .orElse("is missing"));
    }

    private void signed(CompactParts parts) {
        byte[] payload = parts.parts().get(1);
        shell.line("");
        shell.line("Payload, " + payload.length + " octets");
        Optional<JsonObject> claims = object(payload);
        shell.line(claims.map(JsonText::pretty).orElseGet(() -> shown(payload)));
        claims.ifPresent(
                object -> ClaimTimes.lines(object, shell.clock().instant()).forEach(shell::line));
        shell.line("");
        int octets = parts.parts().get(2).length;
        shell.line("Signature, " + octets + " octets" + (octets == 0 ? ": there is none" : ", not looked at"));
    }

    private void encrypted(CompactParts parts) {
        shell.line("");
        shell.line("Parts");
        part("Encrypted key", parts.parts().get(1), "none, as it is where the content key is agreed or shared");
        part("Initialization vector", parts.parts().get(2), "MISSING");
        part("Ciphertext", parts.parts().get(3), "of an empty plaintext");
        part("Authentication tag", parts.parts().get(4), "MISSING");
    }

    private void part(String name, byte[] octets, String ifEmpty) {
        shell.line("  " + name + ": " + (octets.length == 0 ? ifEmpty : octets.length + " octets"));
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
