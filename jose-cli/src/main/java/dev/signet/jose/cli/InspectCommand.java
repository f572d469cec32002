package dev.signet.jose.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jose inspect}: shows the content of a token, and which parts of it are protected. For one thread. */
@Command(
        name = "inspect",
        description = {
            "Take a JWS or JWE of any form apart and explain it: its content, and which parts of it are protected."
                    + " Nothing is verified or decrypted, and no key is needed.",
            "Never decide anything by what this prints."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  jose inspect eyJhbGciOi...",
            "  jose jwt issue --key key.jwk --sub alice --expires-in 5m | jose inspect -",
            "  jose inspect < contract.jws"
        })
final class InspectCommand implements Runnable {

    private final Console console;
    private final Inputs inputs;

    @Parameters(
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "TOKEN",
            description = "The token itself; - is standard input, the default.")
    private String token = "-";

    InspectCommand(Console console, Inputs inputs) {
        this.console = console;
        this.inputs = inputs;
    }

    @Override
    public void run() {
        String text = inputs.token(token);
        // Parsed as a whole before anything is printed: a malformed token leaves no partial report.
        Runnable report = Inputs.isJson(text) ? json(text) : compact(text);
        console.line("UNVERIFIED: this token was not checked; anyone can have written every word of it.");
        console.line("");
        report.run();
    }

    private Runnable compact(String text) {
        CompactParts parts = CompactParts.of(text);
        return () -> new CompactReport(new Report(console)).of(parts, text.length());
    }

    private Runnable json(String text) {
        JsonElement element = JsonElement.parse(text);
        JsonReport report = new JsonReport(new Report(console));
        if (JwsJsonParts.fits(element) == JweJsonParts.fits(element)) {
            throw JsonElement.malformed(
                    "expected a JWS, with \"signature\" or \"signatures\", or a JWE, with" + " \"ciphertext\"");
        }
        if (JwsJsonParts.fits(element)) {
            JwsJsonParts jws = JwsJsonParts.of(element);
            return () -> report.of(jws);
        }
        JweJsonParts jwe = JweJsonParts.of(element);
        return () -> report.of(jwe);
    }
}
