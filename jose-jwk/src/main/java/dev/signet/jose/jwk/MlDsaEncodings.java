package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.BIT_STRING;
import static dev.signet.jose.core.internal.DerElement.INTEGER;
import static dev.signet.jose.core.internal.DerElement.OBJECT_IDENTIFIER;
import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;

import dev.signet.jose.core.internal.AlgorithmIdentifier;
import dev.signet.jose.core.internal.DerElement;
import dev.signet.jose.core.internal.MlDsaParameters;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.encoding.Der;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ML-DSA keys inside SubjectPublicKeyInfo and PKCS#8 (RFC 9881 sections 4 and 6). */
final class MlDsaEncodings {

    /** The choice {@code seed [0] OCTET STRING}, with an implicit tag. */
    private static final int SEED = 0x80;

    private static final byte[] VERSION = {INTEGER, 1, 0};
    private static final byte[] NO_UNUSED_BITS = {0};

    private MlDsaEncodings() {}

    /**
     * The private key of a PKCS#8 PrivateKeyInfo. The caller wipes it.
     *
     * @param seed the seed
     * @param expanded what stands beside it and has to be made of it; {@code null} if nothing does
     */
    record PrivateKey(byte[] seed, byte @Nullable [] expanded) {}

    static byte[] subjectPublicKeyInfo(MlDsaParameters parameters, byte[] pub) {
        return Der.element(SEQUENCE, identifier(parameters), Der.element(BIT_STRING, NO_UNUSED_BITS, pub));
    }

    /** Returns the public key inside SubjectPublicKeyInfo. */
    static byte[] pub(MlDsaParameters parameters, byte[] subjectPublicKeyInfo) {
        int length = parameters.publicOctets();
        byte[] pub = Arrays.copyOfRange(
                subjectPublicKeyInfo, Math.max(0, subjectPublicKeyInfo.length - length), subjectPublicKeyInfo.length);
        if (!Arrays.equals(subjectPublicKeyInfo, subjectPublicKeyInfo(parameters, pub))) {
            throw new IllegalArgumentException("expected a public key that encodes as SubjectPublicKeyInfo for "
                    + parameters.algorithm() + ", with " + length + " octets");
        }
        return pub;
    }

    /**
     * Returns whether SubjectPublicKeyInfo holds a public key. The object in which a JDK without ML-DSA holds the key
     * of a certificate adds the parameters NULL to the identifier.
     */
    static boolean holds(MlDsaParameters parameters, byte[] subjectPublicKeyInfo, byte[] pub) {
        List<DerElement> parts =
                DerElement.of(subjectPublicKeyInfo).map(DerElement::children).orElse(List.of());
        return parts.size() == 2
                && AlgorithmIdentifier.ofKey(subjectPublicKeyInfo)
                        .filter(identifier -> identifier.oid().equals(parameters.oid()))
                        .isPresent()
                && Arrays.equals(parts.get(1).content(), Octets.concat(NO_UNUSED_BITS, pub));
    }

    /** Returns PKCS#8 with the seed alone, the form that RFC 9881 section 6 recommends. */
    static byte[] pkcs8(MlDsaParameters parameters, byte[] seed) {
        return privateKeyInfo(parameters, Der.element(SEED, seed));
    }

    /** Returns PKCS#8 with the expanded key alone, which all providers read. */
    static byte[] expandedPkcs8(MlDsaParameters parameters, byte[] expanded) {
        return privateKeyInfo(parameters, Der.element(OCTET_STRING, expanded));
    }

    /**
     * Returns the private key inside PKCS#8, in each of the three forms of RFC 9881 section 6.
     *
     * @throws IllegalArgumentException if it is in none of them, or in the one without a seed
     */
    static PrivateKey privateKey(MlDsaParameters parameters, byte[] pkcs8) {
        List<DerElement> parts = DerElement.of(pkcs8).map(DerElement::children).orElse(List.of());
        if (parts.size() < 3 || parts.get(2).tag() != OCTET_STRING) {
            throw refused(parameters);
        }
        byte[] content = parts.get(2).content();
        try {
            DerElement choice = DerElement.of(content).orElseThrow(() -> refused(parameters));
            return switch (choice.tag()) {
                case SEED -> new PrivateKey(exactly(parameters, choice, MlDsaParameters.SEED_OCTETS), null);
                case SEQUENCE -> both(parameters, choice.children());
                case OCTET_STRING ->
                    throw new IllegalArgumentException("expected an ML-DSA key with its seed (RFC 9881 section 6), was"
                            + " the expanded key alone: it has no JWK, and MlDsa.signer(PrivateKey) signs with it");
                default -> throw refused(parameters);
            };
        } finally {
            Octets.wipe(content);
        }
    }

    private static PrivateKey both(MlDsaParameters parameters, List<DerElement> parts) {
        if (parts.size() != 2 || parts.stream().anyMatch(part -> part.tag() != OCTET_STRING)) {
            throw refused(parameters);
        }
        return new PrivateKey(
                exactly(parameters, parts.get(0), MlDsaParameters.SEED_OCTETS),
                exactly(parameters, parts.get(1), parameters.expandedOctets()));
    }

    private static byte[] exactly(MlDsaParameters parameters, DerElement element, int length) {
        byte[] octets = element.content();
        if (octets.length != length) {
            throw refused(parameters);
        }
        return octets;
    }

    private static byte[] privateKeyInfo(MlDsaParameters parameters, byte[] choice) {
        try {
            return Der.element(SEQUENCE, VERSION, identifier(parameters), Der.element(OCTET_STRING, choice));
        } finally {
            Octets.wipe(choice);
        }
    }

    private static byte[] identifier(MlDsaParameters parameters) {
        return Der.element(
                SEQUENCE, Der.element(OBJECT_IDENTIFIER, HexFormat.of().parseHex(parameters.oid())));
    }

    private static IllegalArgumentException refused(MlDsaParameters parameters) {
        return new IllegalArgumentException("expected PKCS#8 with a private key for " + parameters.algorithm()
                + " in a form of RFC 9881 section 6");
    }
}
