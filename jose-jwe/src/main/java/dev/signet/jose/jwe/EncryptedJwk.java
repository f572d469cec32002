package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.core.internal.TokenReading;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Encrypted keys, in transit or at rest: JWEs whose plaintext is a JWK or JWK Set with its private members (RFC 7517
 * section 7).
 *
 * <p>With a password, keys are written by PBES2-HS512+A256KW and A256GCM, with as many iterations as {@link Pbes2} asks
 * for; every other PBES2 and content encryption algorithm is read as well. With an encrypter and a decrypter, by
 * whatever those do. Has no instances. Thread-safe.
 */
public final class EncryptedJwk {

    private static final String KEY = "jwk+json";
    private static final String SET = "jwk-set+json";

    /** A set may have 1 MiB, which base64url makes a third longer. */
    private static final TokenLimits LIMITS = TokenLimits.defaults().withTokenOctets(2 << 20);

    private EncryptedJwk() {}

    /**
     * Returns an encrypted key.
     *
     * @param key the key, with its private or symmetric members
     * @param password at least one character; neither kept nor overwritten
     * @return a compact JWE with {@code cty} {@code jwk+json}
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public static String encrypt(Jwk key, char[] password) {
        return encrypt(key, encrypter(password));
    }

    /**
     * Returns an encrypted key.
     *
     * @param key the key, with its private or symmetric members
     * @param encrypter encrypts to the recipient
     * @return a compact JWE with {@code cty} {@code jwk+json}
     */
    public static String encrypt(Jwk key, JweEncrypter encrypter) {
        return encrypt(key.privateJson(), KEY, encrypter);
    }

    /**
     * Returns an encrypted key set.
     *
     * @param keys the keys, with their private or symmetric members; skipped keys are not written
     * @param password at least one character; neither kept nor overwritten
     * @return a compact JWE with {@code cty} {@code jwk-set+json}
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public static String encrypt(JwkSet keys, char[] password) {
        return encrypt(keys, encrypter(password));
    }

    /**
     * Returns an encrypted key set.
     *
     * @param keys the keys, with their private or symmetric members; skipped keys are not written
     * @param encrypter encrypts to the recipient
     * @return a compact JWE with {@code cty} {@code jwk-set+json}
     */
    public static String encrypt(JwkSet keys, JweEncrypter encrypter) {
        return encrypt(keys.privateJson(), SET, encrypter);
    }

    /**
     * Returns the key that a JWE contains.
     *
     * @param token a compact JWE of any {@link Pbes2} algorithm with up to 1,200,000 iterations
     * @param password the password; neither kept nor overwritten
     * @return the key
     * @throws InvalidTokenException as {@link #decrypt(String, JweDecrypter)}
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public static Jwk decrypt(String token, char[] password) {
        return read(decrypted(token, password), KEY, Jwk::parse);
    }

    /**
     * Returns the key that a JWE contains.
     *
     * @param token a compact JWE
     * @param decrypter with the algorithms to accept; its limits hold for the token
     * @return the key
     * @throws InvalidTokenException as {@link JweDecrypter#decrypt}; {@code MALFORMED} if {@code cty} is there and says
     *     something else, or the plaintext is no JWK; {@code UNSUPPORTED} if it is a private key on secp256k1 and no
     *     provider has that curve
     * @throws KeySourceException if the decrypter's key is not available
     */
    public static Jwk decrypt(String token, JweDecrypter decrypter) {
        return read(decrypter.decrypt(token), KEY, Jwk::parse);
    }

    /**
     * Returns the key set that a JWE contains.
     *
     * @param token a compact JWE of any {@link Pbes2} algorithm with up to 1,200,000 iterations
     * @param password the password; neither kept nor overwritten
     * @return the set
     * @throws InvalidTokenException as {@link #decryptSet(String, JweDecrypter)}
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public static JwkSet decryptSet(String token, char[] password) {
        return read(decrypted(token, password), SET, JwkSet::parse);
    }

    /**
     * Returns the key set that a JWE contains.
     *
     * @param token a compact JWE
     * @param decrypter with the algorithms to accept; its limits hold for the token
     * @return the set
     * @throws InvalidTokenException as {@link JweDecrypter#decrypt}; {@code MALFORMED} if {@code cty} is there and says
     *     something else, or the plaintext is no JWK Set
     * @throws KeySourceException if the decrypter's key is not available
     */
    public static JwkSet decryptSet(String token, JweDecrypter decrypter) {
        return read(decrypter.decrypt(token), SET, JwkSet::parse);
    }

    private static JweEncrypter encrypter(char[] password) {
        return Pbes2.PBES2_HS512_A256KW.encrypter(password, ContentEncryption.A256GCM);
    }

    private static String encrypt(String json, String contentType, JweEncrypter encrypter) {
        byte[] plaintext = json.getBytes(UTF_8);
        try {
            return encrypter.withContentType(contentType).encrypt(plaintext);
        } finally {
            Octets.wipe(plaintext);
        }
    }

    /** At most one of the decrypters takes a token; the others refuse its {@code alg} before any work. */
    private static DecryptedJwe decrypted(String token, char[] password) {
        Set<ContentEncryption> encryptions = EnumSet.allOf(ContentEncryption.class);
        ContentEncryption[] any = encryptions.toArray(ContentEncryption[]::new);
        InvalidTokenException refusal = null;
        for (Pbes2 algorithm : Pbes2.values()) {
            try {
                return algorithm
                        .decrypter(password, any[0], any)
                        .withLimits(LIMITS)
                        .decrypt(token);
            } catch (InvalidTokenException e) {
                if (e.reason() != Reason.ALGORITHM_NOT_ALLOWED) {
                    throw e;
                }
                refusal = e;
            }
        }
        throw refusal == null ? new IllegalStateException("there is a Pbes2") : refusal;
    }

    private static <K> K read(DecryptedJwe decrypted, String contentType, Function<byte[], K> parse) {
        // RFC 7517 section 7: cty may be left out where the application knows what it gets.
        if (decrypted.header().contentType().isPresent() && !decrypted.header().isContentType(contentType)) {
            throw new InvalidTokenException(Reason.MALFORMED, "\"cty\": expected " + contentType);
        }
        byte[] plaintext = decrypted.plaintext();
        try {
            return parse.apply(plaintext);
        } catch (IllegalArgumentException e) {
            throw TokenReading.malformed(e);
        } catch (IllegalStateException e) {
            // A private key on a curve that no provider has. The message names the jar.
            throw new InvalidTokenException(Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
        } finally {
            Octets.wipe(plaintext);
        }
    }
}
