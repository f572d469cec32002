package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The option {@code --seal}: which claims are sealed for which keys. Claims of one file are one sealing, and share one
 * wrapped key. Immutable.
 *
 * @param byFile the claims for each file, in the order in which they were named
 */
record SealOptions(Map<String, List<ClaimFile>> byFile) {

    /**
     * Reads what was written as {@code claim=file}.
     *
     * @throws IllegalArgumentException if one is not, or comes twice
     */
    static SealOptions of(List<String> arguments) {
        Map<String, List<ClaimFile>> byFile = new LinkedHashMap<>();
        for (String argument : arguments) {
            ClaimFile seal = ClaimFile.of("--seal", argument);
            List<ClaimFile> others = byFile.computeIfAbsent(seal.file(), file -> new ArrayList<>());
            if (others.stream().anyMatch(other -> other.claim().equals(seal.claim()))) {
                throw new IllegalArgumentException(seal.parameter() + ": this claim is given twice for the same key");
            }
            others.add(seal);
        }
        return new SealOptions(byFile);
    }

    boolean isEmpty() {
        return byFile.isEmpty();
    }

    /** Returns what is read, each file once. */
    List<Inputs.Source> sources() {
        return byFile.values().stream()
                .map(seals ->
                        new Inputs.Source(seals.get(0).parameter(), seals.get(0).file()))
                .toList();
    }

    /** Returns the paths of the claims that are sealed. */
    List<String> claims() {
        return byFile.values().stream()
                .flatMap(List::stream)
                .map(ClaimFile::claim)
                .distinct()
                .toList();
    }

    /**
     * Returns the encoder with these seals.
     *
     * @throws IllegalArgumentException if a key cannot be used, or a claim cannot be sealed
     */
    SignedJwtEncoder on(SignedJwtEncoder encoder, KeyReader keys, ContentEncryption encryption) {
        SignedJwtEncoder sealing = encoder;
        for (List<ClaimFile> seals : byFile.values()) {
            ClaimFile first = seals.get(0);
            JweEncrypter recipient = JweKey.wrapping(first.parameter(), keys.one(first.parameter(), first.file()))
                    .encrypter(encryption);
            String[] more = seals.stream().skip(1).map(ClaimFile::claim).toArray(String[]::new);
            SignedJwtEncoder before = sealing;
            sealing = KeyReader.explaining("--seal", () -> before.sealing(recipient, first.claim(), more));
        }
        return sealing;
    }
}
