package dev.signet.jose.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program to its end. */
final class Command {
    private Command() {}

    /** Returns what the program writes; refused if it ends with another code than 0. */
    static byte[] run(byte[] input, List<String> command) throws IOException, InterruptedException, Refused {
        Process process = new ProcessBuilder(command).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        }
        byte[] output = process.getInputStream().readAllBytes();
        String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new Refused("code " + process.exitValue() + ": " + complaint);
        }
        return output;
    }
}
