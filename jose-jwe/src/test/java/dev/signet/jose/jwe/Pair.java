package dev.signet.jose.jwe;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * One key management algorithm with one content encryption algorithm, and both halves of a key.
 *
 * @param algorithm {@code alg}
 * @param encryption {@code enc}
 * @param key what kind of key, where an algorithm has several
 * @param encrypter the sender's half
 * @param decrypter the recipient's half
 */
record Pair(
        JweAlgorithm algorithm,
        ContentEncryption encryption,
        String key,
        JweEncrypter encrypter,
        JweDecrypter decrypter) {

    /** Every pair of algorithms that there is. */
    static Stream<Pair> all() {
        return Arrays.stream(ContentEncryption.values()).flatMap(Pair::with);
    }

    static Stream<Pair> with(ContentEncryption enc) {
        return Stream.of(direct(enc), rsa(enc), aesKw(enc), aesGcmKw(enc), ec(enc), okp(enc), pbes2(enc))
                .flatMap(pairs -> pairs);
    }

    private static Stream<Pair> direct(ContentEncryption enc) {
        SecretKey key = Keys.secret(enc.cekOctets());
        return Stream.of(new Pair(Direct.DIR, enc, "", Direct.DIR.encrypter(key, enc), Direct.DIR.decrypter(key, enc)));
    }

    private static Stream<Pair> rsa(ContentEncryption enc) {
        return Arrays.stream(RsaOaep.values())
                .map(alg -> new Pair(alg, enc, "", alg.encrypter(Keys.RSA, enc), alg.decrypter(Keys.RSA, enc)));
    }

    private static Stream<Pair> aesKw(ContentEncryption enc) {
        return Arrays.stream(AesKeyWrap.values()).map(alg -> {
            SecretKey key = Keys.secret(Integer.parseInt(alg.name().substring(1, 4)) / 8);
            return new Pair(alg, enc, "", alg.encrypter(key, enc), alg.decrypter(key, enc));
        });
    }

    private static Stream<Pair> aesGcmKw(ContentEncryption enc) {
        return Arrays.stream(AesGcmKeyWrap.values()).map(alg -> {
            SecretKey key = Keys.secret(Integer.parseInt(alg.name().substring(1, 4)) / 8);
            return new Pair(alg, enc, "", alg.encrypter(key, enc), alg.decrypter(key, enc));
        });
    }

    private static Stream<Pair> ec(ContentEncryption enc) {
        return Stream.of(Keys.P_256, Keys.P_384, Keys.P_521)
                .flatMap(key -> Arrays.stream(EcdhEs.values())
                        .map(alg -> new Pair(
                                alg, enc, key.curve().jwaName(), alg.encrypter(key, enc), alg.decrypter(key, enc))));
    }

    private static Stream<Pair> okp(ContentEncryption enc) {
        return Stream.of(Keys.X25519, Keys.X448)
                .flatMap(key -> Arrays.stream(EcdhEs.values())
                        .map(alg -> new Pair(
                                alg, enc, key.curve().jwaName(), alg.encrypter(key, enc), alg.decrypter(key, enc))));
    }

    /** With as little work as may be. */
    private static Stream<Pair> pbes2(ContentEncryption enc) {
        char[] password = "correct horse".toCharArray();
        return Arrays.stream(Pbes2.values())
                .map(alg -> new Pair(
                        alg, enc, "", alg.encrypterCounting(password, 1000, enc), alg.decrypter(password, 1000, enc)));
    }

    @Override
    public String toString() {
        return algorithm.jwaName() + " " + encryption.jwaName() + " " + key;
    }
}
