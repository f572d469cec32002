package dev.signet.jose.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The plaintexts and tokens that everybody gets, in turn. The tokens are ours; a library must open them. */
final class EncryptionRound {

    private final EncryptionLibrary library;
    private final List<byte[]> plaintexts;
    private final List<String> tokens = new ArrayList<>();
    private int turn;

    /** Refuses to measure a library that reads what was not said, or accepts what it should refuse. */
    EncryptionRound(EncryptionLibrary.Name name, Encryption encryption, List<byte[]> plaintexts) throws Exception {
        Keys keys = encryption.keys();
        this.plaintexts = plaintexts;
        this.library = name.with(encryption, keys);
        EncryptionLibrary ours = new SignetEncryption(encryption, keys);
        for (byte[] plaintext : plaintexts) {
            tokens.add(ours.encrypt(plaintext));
        }
        requireRead(plaintexts.get(0), library.decrypt(tokens.get(0)), name);
        requireRead(plaintexts.get(0), ours.decrypt(library.encrypt(plaintexts.get(0))), name);
        requireRefused(changed(tokens.get(0)), name);
    }

    String encrypt() throws Exception {
        return library.encrypt(plaintexts.get(next()));
    }

    byte[] decrypt() throws Exception {
        return library.decrypt(tokens.get(next()));
    }

    private int next() {
        turn = (turn + 1) % plaintexts.size();
        return turn;
    }

    private static void requireRead(byte[] said, byte[] read, EncryptionLibrary.Name name) {
        if (!Arrays.equals(said, read)) {
            throw new IllegalStateException(name + " does not read what was said");
        }
    }

    private void requireRefused(String token, EncryptionLibrary.Name name) {
        try {
            library.decrypt(token);
        } catch (Exception refused) {
            return;
        }
        throw new IllegalStateException(name + " accepted a token it should refuse");
    }

    /** Changes a character in the middle of the ciphertext. */
    private static String changed(String token) {
        int end = token.lastIndexOf('.');
        int at = (token.lastIndexOf('.', end - 1) + end) / 2;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
