package dev.signet.jose.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;

/** A stream that draws on a terminal how much of it has been read, and wipes that away when closed. For one thread. */
final class Progress extends FilterInputStream {

    private static final int WIDTH = 40;
    private static final long STEP_WITHOUT_TOTAL = 64L << 20;

    private final PrintStream terminal;
    private final long total;
    private long read;
    private long drawn = -1;
    private int columns;

    private Progress(InputStream in, PrintStream terminal, long total) {
        super(in);
        this.terminal = terminal;
        this.total = total;
    }

    /**
     * Returns the stream, with progress if there is a terminal to show it.
     *
     * @param total the number of octets, or 0 if it is unknown
     */
    static InputStream of(InputStream in, Console console, long total) {
        return console.terminal() ? new Progress(in, console.err(), total) : in;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public void close() throws IOException {
        draw("");
        terminal.print('\r');
        terminal.flush();
        super.close();
    }

    private void count(int octets) {
        read += octets;
        long step = total > 0 ? Math.min(100, read * 100 / total) : read / STEP_WITHOUT_TOTAL;
        if (step != drawn) {
            drawn = step;
            draw(total > 0 ? bar((int) step) + amount() : amount());
        }
    }

    private void draw(String text) {
        terminal.print('\r' + text + " ".repeat(Math.max(0, columns - text.length())));
        terminal.flush();
        columns = text.length();
    }

    private static String bar(int percent) {
        int filled = percent * WIDTH / 100;
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " %  ";
    }

    private String amount() {
        return String.format(Locale.ROOT, "%.1f MiB", read / (double) (1 << 20));
    }
}
