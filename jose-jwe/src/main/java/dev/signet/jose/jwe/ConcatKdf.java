package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;

/**
 * The Concat KDF of NIST SP 800-56A with SHA-256, as RFC 7518 section 4.6.2 fills it in: AlgorithmID, PartyUInfo and
 * PartyVInfo each behind its length as 32 bits, SuppPubInfo the length of the key in bits, SuppPrivInfo empty.
 * Immutable.
 */
final class ConcatKdf {

    private static final String HASH = "SHA-256";
    private static final int HASH_OCTETS = 32;

    private final Provider provider;

    ConcatKdf(CryptoProviders providers) {
        this.provider = require(providers);
    }

    static Provider require(CryptoProviders providers) {
        return ProviderLookup.of(providers).provider(CryptoOperation.DERIVE, KeyFamily.SECRET, "MessageDigest", HASH);
    }

    /**
     * Derives a key.
     *
     * @param sharedSecret Z, with its leading zeros
     * @param keyOctets the length of the key
     * @param algorithmId the {@code enc} for direct agreement, the {@code alg} where the key wraps another
     * @param partyU the decoded {@code apu}, empty if there is none
     * @param partyV the decoded {@code apv}, empty if there is none
     */
    byte[] derive(byte[] sharedSecret, int keyOctets, String algorithmId, byte[] partyU, byte[] partyV)
            throws GeneralSecurityException {
        byte[] algorithm = algorithmId.getBytes(US_ASCII);
        byte[] otherInfo = Octets.concat(
                Octets.int32(algorithm.length),
                algorithm,
                Octets.int32(partyU.length),
                partyU,
                Octets.int32(partyV.length),
                partyV,
                Octets.int32(keyOctets * Byte.SIZE));
        int rounds = (keyOctets + HASH_OCTETS - 1) / HASH_OCTETS;
        byte[] derived = new byte[rounds * HASH_OCTETS];
        MessageDigest hash = MessageDigest.getInstance(HASH, provider);
        for (int round = 1; round <= rounds; round++) {
            hash.update(Octets.int32(round));
            hash.update(sharedSecret);
            hash.update(otherInfo);
            hash.digest(derived, (round - 1) * HASH_OCTETS, HASH_OCTETS);
        }
        byte[] key = Arrays.copyOf(derived, keyOctets);
        Octets.wipe(derived);
        return key;
    }
}
