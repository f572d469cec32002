package dev.signet.jose.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same comparison as {@link EncryptBenchmark} and {@link DecryptBenchmark} for a machine that does other work at the
 * same time: all take turns in one process, each turn's <em>processor</em> time counts, and the median of all turns is
 * shown. Arguments: names of {@link Encryption} (all).
 */
public final class EncryptionRatios {

    private static final int COUNT = 16;

    private EncryptionRatios() {}

    public static void main(String[] args) throws Exception {
        Encryption[] chosen = args.length == 0
                ? Encryption.values()
                : Arrays.stream(args).map(Encryption::valueOf).toArray(Encryption[]::new);
        for (Encryption encryption : chosen) {
            List<Turns.Player> encrypting = new ArrayList<>();
            List<Turns.Player> decrypting = new ArrayList<>();
            BareEncryption bare = new BareEncryption();
            bare.encryption = encryption;
            bare.prepare();
            encrypting.add(new Turns.Player("bare", bare::encrypt));
            decrypting.add(new Turns.Player("bare", bare::decrypt));
            for (EncryptionLibrary.Name library : EncryptionLibrary.Name.values()) {
                EncryptionRound round = new EncryptionRound(
                        library,
                        encryption,
                        IntStream.range(0, COUNT)
                                .mapToObj(n -> Claims.of(n).json().getBytes(UTF_8))
                                .toList());
                encrypting.add(new Turns.Player(library.name(), round::encrypt));
                decrypting.add(new Turns.Player(library.name(), round::decrypt));
            }
            Turns.play("encrypt " + encryption, encrypting);
            Turns.play("decrypt " + encryption, decrypting);
        }
    }
}
