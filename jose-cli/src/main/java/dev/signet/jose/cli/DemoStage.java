package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;

/** The output of the demo: numbered steps, what is shown in them, and whether each behaved. For one thread. */
final class DemoStage {

    private static final int WIDTH = 96;
    private static final String BOLD = "1";
    private static final String GREEN = "32";
    private static final String RED = "31";

    private final Console console;
    private int steps;
    private int failures;

    DemoStage(Console console) {
        this.console = console;
    }

    /** Begins a step. */
    void step(String title) {
        steps++;
        console.line("");
        console.line(colour(BOLD, steps + ". " + title));
        console.flush();
    }

    /** Shows text, indented. */
    void show(String text) {
        text.lines().forEach(line -> console.line("   " + line));
    }

    /** Shows a token, broken into lines. */
    void showToken(String token) {
        for (int from = 0; from < token.length(); from += WIDTH) {
            show(token.substring(from, Math.min(token.length(), from + WIDTH)));
        }
    }

    /** Says that something is as it should be, or that it is not. */
    void expect(boolean behaved, String what) {
        if (behaved) {
            show(colour(GREEN, "ok") + "  " + what);
        } else {
            failures++;
            show(colour(RED, "FAILED") + "  " + what);
        }
    }

    /** Does something that must be refused for a certain reason. */
    void expectRefusal(Reason reason, Runnable attempt) {
        try {
            attempt.run();
            expect(false, "expected a refusal: " + reason);
        } catch (InvalidTokenException e) {
            expect(e.reason() == reason, "refused: " + e.reason() + ": " + e.getMessage());
        }
    }

    /** Ends the play and returns whether every step behaved. */
    boolean end() {
        console.line("");
        boolean behaved = failures == 0;
        console.line(colour(
                behaved ? GREEN : RED,
                behaved ? "All " + steps + " steps behaved." : failures + " things did not behave as they should."));
        return behaved;
    }

    private String colour(String code, String text) {
        return console.coloured() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
