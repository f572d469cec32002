package dev.signet.jose.benchmarks;

import java.util.List;

/** The comparisons of {@link RecordBenchmark} on a machine that does other work at the same time, see {@link Turns}. */
public final class RecordRatios {

    private RecordRatios() {}

    public static void main(String[] args) throws Exception {
        RecordBenchmark records = new RecordBenchmark();
        Turns.play(
                "read a record",
                List.of(
                        new Turns.Player("plain", records::plainRead),
                        new Turns.Player("as", records::as),
                        new Turns.Player("parseAs", records::parseAs),
                        new Turns.Player("decode", records::decode),
                        new Turns.Player("decodeAs", records::decodeAs)));
        Turns.play(
                "write a record",
                List.of(
                        new Turns.Player("plain", records::plainWrite),
                        new Turns.Player("of", records::of),
                        new Turns.Player("encodeOf", records::encodeOf)));
    }
}
