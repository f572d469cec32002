package dev.signet.jose.cli;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.MlDsa;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.RsaPss;
import java.util.Map;

/**
 * The description of a family of algorithms, for people. Immutable.
 *
 * @param title what its members are listed under
 * @param sentence what one of them does, with {@code HASH}, {@code CURVE} and {@code BITS} for what differs
 */
record AlgorithmFamily(String title, String sentence) {

    private static final Map<Class<?>, AlgorithmFamily> ALL = Map.ofEntries(
            Map.entry(
                    Hmac.class,
                    new AlgorithmFamily("HMAC", "HMAC with HASH: a shared secret, and who can verify can also sign")),
            Map.entry(RsaPkcs1.class, new AlgorithmFamily("RSA signatures", "RSA signature (PKCS #1 v1.5) with HASH")),
            Map.entry(RsaPss.class, new AlgorithmFamily("RSA signatures", "RSA signature (PSS) with HASH")),
            Map.entry(Ecdsa.class, new AlgorithmFamily("ECDSA", "ECDSA signature on CURVE with HASH")),
            Map.entry(EdDsa.class, new AlgorithmFamily("EdDSA", "EdDSA signature on CURVE")),
            Map.entry(
                    MlDsa.class,
                    new AlgorithmFamily(
                            "post-quantum signatures",
                            "ML-DSA signature (FIPS 204), which a quantum computer is not known to forge")),
            Map.entry(
                    RsaOaep.class,
                    new AlgorithmFamily(
                            "RSA encryption", "the content key is encrypted to an RSA key, OAEP with HASH")),
            Map.entry(
                    EcdhEs.class,
                    new AlgorithmFamily(
                            "key agreement",
                            "the content key is wrapped with AES-BITS under a key agreed with the recipient's key on a"
                                    + " curve")),
            Map.entry(
                    AesKeyWrap.class,
                    new AlgorithmFamily(
                            "key wrapping", "the content key is wrapped with AES-BITS under a shared secret")),
            Map.entry(
                    AesGcmKeyWrap.class,
                    new AlgorithmFamily(
                            "key wrapping",
                            "the content key is wrapped with AES-BITS in Galois/Counter mode under a shared secret")),
            Map.entry(Direct.class, new AlgorithmFamily("shared key", "a shared secret is the content key itself")),
            Map.entry(
                    Pbes2.class,
                    new AlgorithmFamily("password", "the content key is wrapped under a password, with HMAC HASH")));

    /**
     * Returns the family of an algorithm.
     *
     * @throws IllegalStateException if it is new and not listed here
     */
    static AlgorithmFamily of(Object algorithm) {
        AlgorithmFamily family = ALL.get(algorithm.getClass());
        if (family == null) {
            throw new IllegalStateException("expected the family of " + algorithm + " in AlgorithmFamily");
        }
        return family;
    }

    /** Returns what a member does, in one line. */
    String describe(AlgorithmSpec member) {
        return sentence.replace("HASH", member.hash().orElse(""))
                .replace("CURVE", String.join(" or ", member.curves()))
                .replace("BITS", Integer.toString(8 * member.wrappingOctets()));
    }
}
