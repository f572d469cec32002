package dev.signet.jose.columns;

import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.Pbes2;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a specification that openers need beside the algorithms of sealers. Algorithms are there by their names,
 * which are looked up when an object is made, also from a stream. Immutable.
 *
 * @param algs the names of further key management algorithms to accept
 * @param encs the names of further content encryption algorithms to accept
 * @param keys how many content encryption keys an opener keeps
 */
record OpeningSettings(List<String> algs, List<String> encs, int keys) implements Serializable {

    static final OpeningSettings STANDARD = new OpeningSettings(List.of(), List.of(), ColumnOpener.KEYS);

    /** Each takes one to two kilobytes. */
    private static final int MOST_KEYS = 1 << 16;

    OpeningSettings {
        algs = List.copyOf(algs);
        encs = List.copyOf(encs);
        algs.forEach(name -> requireKeysOfSet(SealingSettings.algorithmNamed(name)));
        encs.forEach(SealingSettings::encryptionNamed);
        if (keys < 1 || keys > MOST_KEYS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_KEYS + " keys to keep, was " + keys);
        }
    }

    OpeningSettings with(JweAlgorithm algorithm) {
        return new OpeningSettings(and(algs, algorithm.jwaName()), encs, keys);
    }

    OpeningSettings withEncryption(String enc) {
        return new OpeningSettings(algs, and(encs, enc), keys);
    }

    OpeningSettings withKeys(int most) {
        return new OpeningSettings(algs, encs, most);
    }

    private static List<String> and(List<String> names, String another) {
        List<String> longer = new ArrayList<>(names);
        longer.add(another);
        return longer;
    }

    private static void requireKeysOfSet(JweAlgorithm algorithm) {
        if (algorithm instanceof Pbes2) {
            throw new IllegalArgumentException(
                    algorithm.jwaName() + ": expected an algorithm that takes keys of a set");
        }
    }
}
