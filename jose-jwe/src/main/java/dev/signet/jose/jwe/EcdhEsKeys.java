package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that follow from an agreement: one derived from the shared secret, which is the content encryption key
 * itself or wraps it (RFC 7518 section 4.6). Immutable.
 */
final class EcdhEsKeys {

    private static final byte[] NO_KEY = {};

    private final AlgorithmSpec algorithm;
    private final ConcatKdf kdf;
    /** Wraps the content encryption key; {@code null} where the agreed key is that key. */
    private final @Nullable Rfc3394 wrapping;

    EcdhEsKeys(String jwaName, CryptoProviders providers) {
        this.algorithm = AlgorithmSpec.of(jwaName);
        this.kdf = new ConcatKdf(providers);
        this.wrapping = algorithm.wrappingOctets() == 0 ? null : new Rfc3394(providers);
    }

    /** The sender's half: a new key pair on the recipient's curve for each message. */
    CekWrapper wrapper(Ecdh ecdh, Supplier<KeyPair> generator, PublicKey recipient) {
        return new CekWrapper() {
            @Override
            public WrappedCek wrap(ContentEncryption encryption, JoseHeader header, RandomSource random)
                    throws GeneralSecurityException {
                KeyPair ephemeral = random.keyPair(generator);
                byte[] derived = derive(ecdh.agree(ephemeral.getPrivate(), recipient), header, encryption);
                JsonObject parameters = EphemeralKey.parameter(ephemeral.getPublic());
                if (wrapping == null) {
                    return new WrappedCek(derived, NO_KEY, parameters);
                }
                byte[] cek = random.contentKey(encryption.cekOctets());
                return new WrappedCek(cek, wrapping.wrap(derived, cek), parameters);
            }

            @Override
            public boolean addsParameters() {
                return true;
            }
        };
    }

    /** The recipient's half, whose key is here or elsewhere. */
    CekUnwrapper unwrapper(Curve curve, Agreement agreement) {
        return new CekUnwrapper() {
            @Override
            public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption)
                    throws GeneralSecurityException {
                if (wrapping == null) {
                    CekUnwrapper.requireNoKey(encryptedKey, algorithm.name());
                }
                EphemeralKey ephemeral = EphemeralKey.of(header);
                HeaderParameters.optional(header, "apu");
                HeaderParameters.optional(header, "apv");
                if (ephemeral.curve() != curve) {
                    throw new InvalidKeyException();
                }
                byte[] derived = derive(agreement.with(ephemeral.key()), header, encryption);
                return wrapping == null ? derived : wrapping.unwrap(derived, encryptedKey, encryption.cekOctets());
            }

            @Override
            public boolean readsParameters() {
                return true;
            }
        };
    }

    /** One key with the other side's public key. */
    @FunctionalInterface
    interface Agreement {
        byte[] with(PublicKey other) throws GeneralSecurityException;
    }

    private byte[] derive(byte[] sharedSecret, JoseHeader header, ContentEncryption encryption)
            throws GeneralSecurityException {
        try {
            return kdf.derive(
                    sharedSecret,
                    wrapping == null ? encryption.cekOctets() : algorithm.wrappingOctets(),
                    wrapping == null ? encryption.jwaName() : algorithm.name(),
                    HeaderParameters.optional(header, "apu"),
                    HeaderParameters.optional(header, "apv"));
        } finally {
            Octets.wipe(sharedSecret);
        }
    }
}
