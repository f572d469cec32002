package dev.signet.jose.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@link NestedBenchmark}, with the other libraries beside it, on a machine that does other work at the same time: see
 * {@link Turns}. Arguments: names of {@link Nesting} (all).
 */
public final class NestedRatios {

    private NestedRatios() {}

    public static void main(String[] args) throws Exception {
        Nesting[] chosen = args.length == 0
                ? Nesting.values()
                : Arrays.stream(args).map(Nesting::valueOf).toArray(Nesting[]::new);
        for (Nesting nesting : chosen) {
            NestedBenchmark ours = new NestedBenchmark();
            ours.nesting = nesting;
            ours.prepare();
            List<Turns.Player> encoding = new ArrayList<>();
            List<Turns.Player> decoding = new ArrayList<>();
            encoding.add(new Turns.Player("bare", ours::bareEncode));
            decoding.add(new Turns.Player("bare", ours::bareDecode));
            encoding.add(new Turns.Player("SIGNET", ours::encode));
            decoding.add(new Turns.Player("SIGNET", ours::decode));
            for (EncryptionLibrary.Name name : EncryptionLibrary.Name.values()) {
                if (name != EncryptionLibrary.Name.SIGNET) {
                    NestedLibrary other = NestedLibrary.of(name, nesting);
                    encoding.add(new Turns.Player(name.name(), other::encode));
                    decoding.add(new Turns.Player(name.name(), other::decode));
                }
            }
            Turns.play("encode " + nesting, encoding);
            Turns.play("decode " + nesting, decoding);
        }
    }
}
