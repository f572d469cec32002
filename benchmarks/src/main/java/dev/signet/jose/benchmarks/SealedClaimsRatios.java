package dev.signet.jose.benchmarks;

import dev.signet.jose.benchmarks.SealedRound.Recipient;
import dev.signet.jose.benchmarks.SealedRound.Wrap;
import java.util.ArrayList;
import java.util.List;

/** The same as {@link SealedClaimsBenchmark} for a machine that does other work at the same time; see {@link Turns}. */
public final class SealedClaimsRatios {

    private static final int[] SEALED = {1, 3, 10};

    private SealedClaimsRatios() {}

    public static void main(String[] args) throws Exception {
        for (Recipient recipient : Recipient.values()) {
            List<Turns.Player> sealing = new ArrayList<>();
            List<Turns.Player> opening = new ArrayList<>();
            for (int sealed : SEALED) {
                for (Wrap wrap : Wrap.values()) {
                    SealedRound round = new SealedRound(recipient, wrap, sealed);
                    sealing.add(new Turns.Player(sealed + wrap.name(), round::seal));
                    opening.add(new Turns.Player(sealed + wrap.name(), round::open));
                }
            }
            Turns.play("seal for " + recipient, sealing);
            Turns.play("open as " + recipient, opening);
        }
    }
}
