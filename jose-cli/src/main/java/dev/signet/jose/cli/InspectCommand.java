package dev.signet.jose.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jose inspect}: shows what a token says, and what that is worth. For one thread. */
@Command(
        name = "inspect",
        description = {
            "Take a JWS or JWE of any form apart and explain it: what it says, and which parts of that are protected."
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
        // All of it is taken apart before a word is said: a malformed token leaves no half a report.
        Runnable report = Inputs.isJson(text) ? json(text) : compact(text);
        shell.line("UNVERIFIED: nobody has checked this token; anyone can have written every word of it.");
        shell.line("");
        report.run();
    }

    private Runnable compact(String text) {
        CompactParts parts = CompactParts.of(text);
        return () -> new CompactReport(new Report(shell)).of(parts, text.length());
    }

    private Runnable json(String text) {
        JsonElement element = JsonElement.parse(text);
        JsonReport report = new JsonReport(new Report(shell));
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
