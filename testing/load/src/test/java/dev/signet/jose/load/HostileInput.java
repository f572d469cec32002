package dev.signet.jose.load;

import java.util.List;

/**
 * Input of a stranger that costs more than it looks, or tries to.
 *
 * @param name what it is, for a reader of the table
 * @param door where it is sent
 * @param texts the input, in several variants where one would be remembered
 * @param outcome what comes of it
 * @param reason why it may cost more than three ordinary acceptances, or empty if it does not
 */
record HostileInput(String name, Door door, List<String> texts, String outcome, String reason) {

    /** The reason of what is long; a test compares it with the length. */
    static final String LENGTH = "its length: an octet costs less than one of an acceptance";

    static HostileInput of(String name, Door door, String outcome, String text) {
        return new HostileInput(name, door, List.of(text), outcome, "");
    }

    static HostileInput of(String name, Door door, String outcome, List<String> texts) {
        return new HostileInput(name, door, texts, outcome, "");
    }

    /** Returns this input with the reason why it costs more. */
    HostileInput because(String why) {
        return new HostileInput(name, door, texts, outcome, why);
    }

    @Override
    public String toString() {
        return name;
    }

    int octets() {
        return texts.get(0).length();
    }
}
