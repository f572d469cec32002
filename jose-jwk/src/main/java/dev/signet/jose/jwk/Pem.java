package dev.signet.jose.jwk;

import dev.signet.jose.jwk.encoding.PemPassword;
import java.util.List;

/**
 * Reads keys and certificates in PEM (RFC 7468), as OpenSSL, {@code keytool} and {@code ssh-keygen -m PEM} write them.
 *
 * <p>The following objects are read:
 * <ul>
 *   <li>{@code PRIVATE KEY} (PKCS#8), {@code PUBLIC KEY} (SubjectPublicKeyInfo) and {@code CERTIFICATE}, with the JDK
 *       alone;
 *   <li>{@code RSA PRIVATE KEY} and {@code RSA PUBLIC KEY} (PKCS#1), {@code EC PRIVATE KEY} (SEC 1, its curve named
 *       inside or by {@code EC PARAMETERS} before it), {@code ENCRYPTED PRIVATE KEY} (PKCS#8 with PBES2, AES-CBC, and
 *       PBKDF2 with HMAC and SHA-1 or SHA-2 of at most 5,000,000 iterations for all objects of the text) and OpenSSL's
 *       older {@code Proc-Type: 4,ENCRYPTED} with AES-CBC, where {@code org.bouncycastle:bcpkix-jdk18on} is on the
 *       class path or among the application's modules.
 * </ul>
 *
 * <p>The public half of a private key without one beside it is computed; a public key inside the object of a private
 * key is ignored. An EC key names its curve; its point may be compressed. An RSA key with the object identifier
 * id-RSASSA-PSS is limited to it, see {@link RsaJwk}. An ML-DSA key has its seed, alone or with the key that was
 * expanded from it (RFC 9881 section 6); one that was expanded and has lost its seed is refused. The label of an object
 * must be that of its content, and a byte order mark at the beginning is skipped. Every key is validated as
 * {@link Jwk#of(java.security.PublicKey, java.security.PrivateKey)} checks it. A text has at most 1,048,576 characters
 * and 100 objects of at most 65,535 octets; other objects than the above are refused.
 *
 * <p>Keys are written by {@link Jwk#toPem()}, {@link Jwk#privatePem()} and {@link Jwk#privatePem(char[])}. Has no
 * instances. Thread-safe.
 */
public final class Pem {

    private Pem() {}

    /**
     * Returns the keys that a text holds, without parameters but for {@code x5c}, and the {@code alg} of a key that is
     * for one algorithm only, as in {@link Jwk#of(java.security.PublicKey)}.
     *
     * <p>A private key and its certificate become one JWK. Its {@code x5c} has the certificate and those of its issuers
     * that are in the text, found by the issuer's name; nothing is validated, see {@link X509Chain}. A public key that
     * is in the text several times, alone or as part of a private key or certificate, is returned once, and with the
     * first of its certificates.
     *
     * @param text PEM
     * @return private keys, then those of certificates, then public keys, each in the order of the text; at least one
     * @throws IllegalArgumentException if this is not PEM, an object is of another kind, too large, encrypted, or holds
     *     no sound key. The message repeats none of the text but the label
     * @throws IllegalStateException if an object needs a jar that is missing; the message names it
     */
    public static List<Jwk> keys(String text) {
        return PemReader.STANDARD.read(text, PemPassword.none());
    }

    /**
     * Returns the keys that a text holds, some of which may be encrypted.
     *
     * @param text as {@link #keys(String)}
     * @param password the password of every encrypted key of the text; neither kept nor overwritten
     * @return as {@link #keys(String)}
     * @throws IllegalArgumentException as {@link #keys(String)}, or if the password does not open a key
     * @throws IllegalStateException as {@link #keys(String)}
     */
    public static List<Jwk> keys(String text, char[] password) {
        return PemReader.STANDARD.read(text, PemPassword.of(password));
    }

    /**
     * Returns the one key that a text holds.
     *
     * @param text as {@link #keys(String)}
     * @return the key, private if its private half is there
     * @throws IllegalArgumentException as {@link #keys(String)}, or if there are several keys
     * @throws IllegalStateException as {@link #keys(String)}
     */
    public static Jwk key(String text) {
        return only(keys(text));
    }

    /**
     * Returns the one key that a text holds, which may be encrypted.
     *
     * @param text as {@link #keys(String)}
     * @param password as {@link #keys(String, char[])}
     * @return the key, private if its private half is there
     * @throws IllegalArgumentException as {@link #keys(String, char[])}, or if there are several keys
     * @throws IllegalStateException as {@link #keys(String)}
     */
    public static Jwk key(String text, char[] password) {
        return only(keys(text, password));
    }

    /**
     * Returns the one key of a type that a text holds.
     *
     * @param <K> the type of the key
     * @param text as {@link #keys(String)}
     * @param type {@code EcJwk.class}, {@code RsaJwk.class}, {@code OkpJwk.class} or {@code AkpJwk.class}
     * @return the key, private if its private half is there
     * @throws IllegalArgumentException as {@link #key(String)}, or if the key is of another type
     * @throws IllegalStateException as {@link #keys(String)}
     */
    public static <K extends Jwk> K key(String text, Class<K> type) {
        return typed(key(text), type);
    }

    /**
     * Returns the one key of a type that a text holds, which may be encrypted.
     *
     * @param <K> the type of the key
     * @param text as {@link #keys(String)}
     * @param password as {@link #keys(String, char[])}
     * @param type {@code EcJwk.class}, {@code RsaJwk.class}, {@code OkpJwk.class} or {@code AkpJwk.class}
     * @return the key, private if its private half is there
     * @throws IllegalArgumentException as {@link #key(String, char[])}, or if the key is of another type
     * @throws IllegalStateException as {@link #keys(String)}
     */
    public static <K extends Jwk> K key(String text, char[] password, Class<K> type) {
        return typed(key(text, password), type);
    }

    private static <K extends Jwk> K typed(Jwk key, Class<K> type) {
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException("expected an " + type.getSimpleName() + ", was " + key.description());
        }
        return type.cast(key);
    }

    private static Jwk only(List<Jwk> keys) {
        if (keys.size() != 1) {
            throw new IllegalArgumentException("expected one key, found " + keys.size() + ": use Pem.keys");
        }
        return keys.get(0);
    }
}
