package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.KeyFamily;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.ProviderLookup;
import dev.signet.jose.core.internal.TokenReading;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.OptionalLong;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password, and the keys that PBKDF2 derives from it to wrap others (RFC 7518 section 4.8). Immutable. */
final class PasswordKey {

    /** RFC 7518 section 4.8.1.2: a smaller count is not recommended. */
    static final int LEAST_COUNT = 1000;

    private static final int SALT_OCTETS = 16;
    private static final int LEAST_SALT_OCTETS = 8;

    private final AlgorithmSpec algorithm;
    private final char[] password;
    private final String derivation;
    private final Provider provider;
    private final Rfc3394 wrapping;

    PasswordKey(String jwaName, char[] password, CryptoProviders providers) {
        this.algorithm = AlgorithmSpec.of(jwaName);
        this.password = password;
        this.derivation = "PBKDF2WithHmac" + algorithm.hash().orElseThrow().replace("-", "");
        this.provider = ProviderLookup.of(providers)
                .provider(CryptoOperation.DERIVE, KeyFamily.SECRET, "SecretKeyFactory", derivation);
        this.wrapping = new Rfc3394(providers);
    }

    CekWrapper wrapper(int count) {
        return new CekWrapper() {
            @Override
            public WrappedCek wrap(ContentEncryption encryption, JoseHeader header, RandomSource random)
                    throws GeneralSecurityException {
                byte[] salt = random.octets(SALT_OCTETS);
                byte[] cek = random.contentKey(encryption.cekOctets());
                JsonObject parameters = JsonObject.builder()
                        .put("p2s", Base64Url.encode(salt))
                        .put("p2c", count)
                        .build();
                return new WrappedCek(cek, wrapping.wrap(derive(salt, count), cek), parameters);
            }

            @Override
            public boolean addsParameters() {
                return true;
            }
        };
    }

    CekUnwrapper unwrapper(int maxCount) {
        return new CekUnwrapper() {
            @Override
            public byte[] unwrap(JoseHeader header, byte[] encryptedKey, ContentEncryption encryption)
                    throws GeneralSecurityException {
                int count = count(header, maxCount);
                byte[] salt = salt(header);
                return wrapping.unwrap(derive(salt, count), encryptedKey, encryption.cekOctets());
            }

            @Override
            public long spend(JoseHeader header, long spent) {
                long sum = spent + count(header, maxCount);
                if (sum > maxCount) {
                    throw new InvalidTokenException(
                            Reason.TOO_LARGE,
                            "\"p2c\": expected at most " + maxCount + " iterations for all recipients together");
                }
                return sum;
            }

            @Override
            public boolean readsParameters() {
                return true;
            }
        };
    }

    /** The salt of PBKDF2 is the algorithm's name, a zero octet and the salt of the header. */
    private byte[] derive(byte[] salt, int count) throws GeneralSecurityException {
        byte[] whole = Octets.concat(algorithm.name().getBytes(US_ASCII), new byte[1], salt);
        PBEKeySpec spec = new PBEKeySpec(password, whole, count, algorithm.wrappingOctets() * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(derivation, provider)
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] salt(JoseHeader header) {
        byte[] salt = HeaderParameters.required(header, "p2s");
        if (salt.length < LEAST_SALT_OCTETS) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "\"p2s\": expected at least " + LEAST_SALT_OCTETS + " octets");
        }
        return salt;
    }

    private static int count(JoseHeader header, int maxCount) {
        OptionalLong count;
        try {
            count = header.parameters().integer("p2c");
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        }
        if (count.orElse(0) < LEAST_COUNT) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "\"p2c\": expected at least " + LEAST_COUNT + " iterations");
        }
        if (count.getAsLong() > maxCount) {
            throw new InvalidTokenException(Reason.TOO_LARGE, "\"p2c\": expected at most " + maxCount + " iterations");
        }
        return (int) count.getAsLong();
    }
}
