package dev.signet.jose.cli;

/** Where {@code jose} starts. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.err.println("Usage: jose COMMAND [OPTION...]");
        System.exit(2);
    }
}
