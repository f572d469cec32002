package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Jwk;
import java.util.List;

/**
 * A key and the one algorithm that it encrypts or decrypts with. Immutable.
 *
 * @param parameter where it came from
 * @param key the key
 * @param algorithm the algorithm
 */
record JweKey(String parameter, Jwk key, JweAlgorithm algorithm) {

    static final String WRAPPING_DEFAULT = "By the JWK's own alg; without one, by the first of "
            + AlgorithmLists.USUAL_JWE_VARIABLE + " that takes the key.";

    static final String DEFAULT = "By the JWK's own alg; without one, by dir for a symmetric key, else by the first of "
            + AlgorithmLists.USUAL_JWE_VARIABLE + " that takes the key.";

    /** Returns the key of a whole token. */
    static JweKey ofToken(String parameter, Jwk key) {
        return new JweKey(parameter, key, UsualAlgorithm.alone(parameter, key));
    }

    /**
     * Returns the key of one of several recipients, or of sealed claims: a content key is made for each token, and
     * wrapped.
     */
    static JweKey wrapping(String parameter, Jwk key) {
        return new JweKey(parameter, key, UsualAlgorithm.wrapping(parameter, key));
    }

    /**
     * Returns what encrypts to the key.
     *
     * @throws IllegalArgumentException if the key does not fit its algorithm
     */
    JweEncrypter encrypter(ContentEncryption encryption) {
        return KeyReader.explaining(parameter, () -> JweEncrypter.of(key, algorithm, encryption));
    }

    /**
     * Returns what decrypts with the key, read with the command line's bound on a token.
     *
     * @throws IllegalArgumentException if the key is public, or does not fit its algorithm
     */
    JweDecrypter decrypter(List<ContentEncryption> encryptions) {
        ContentEncryption[] more = encryptions.subList(1, encryptions.size()).toArray(ContentEncryption[]::new);
        return KeyReader.explaining(
                parameter,
                () -> JweDecrypter.of(key, algorithm, encryptions.get(0), more).withLimits(Inputs.LIMITS));
    }
}
