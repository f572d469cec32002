package dev.signet.jose.jwe;

import dev.signet.jose.core.internal.Octets;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Key wrapping with a key derived from a password by PBKDF2 (RFC 7518 section 4.8), for files and backups that a person
 * opens. Between machines use keys.
 *
 * <p>The work to derive the key protects the password; it is also work that a token asks of the recipient. So it has a
 * floor for writing, the iteration counts that the <a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2">OWASP Password Storage
 * Cheat Sheet</a> asks for: 600,000 with SHA-256, 210,000 with SHA-512 (and with SHA-384, which is the same
 * computation). And it has a ceiling for reading, {@value #MOST_COUNT} unless stated otherwise (rfc8725bis section
 * 3.13), which is checked before any work.
 *
 * <p>Passwords are {@code char[]}, used as UTF-8 without normalization and copied: overwrite yours as soon as you have
 * the encrypter or decrypter. Immutable.
 */
public enum Pbes2 implements JweAlgorithm {
    /** With HMAC SHA-256 and a derived key of 16 octets. */
    PBES2_HS256_A128KW("PBES2-HS256+A128KW", 600_000),
    /** With HMAC SHA-384 and a derived key of 24 octets. */
    PBES2_HS384_A192KW("PBES2-HS384+A192KW", 210_000),
    /** With HMAC SHA-512 and a derived key of 32 octets. */
    PBES2_HS512_A256KW("PBES2-HS512+A256KW", 210_000);

    static final int MOST_COUNT = 1_200_000;

    private final String jwaName;
    private final int floor;

    Pbes2(String jwaName, int floor) {
        this.jwaName = jwaName;
        this.floor = floor;
    }

    @Override
    public String jwaName() {
        return jwaName;
    }

    /**
     * Returns an encrypter with the smallest iteration count that is good today: 600,000 with SHA-256, 210,000 with the
     * others. Each message has a random salt of 16 octets.
     *
     * @param password at least one character; copied
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public JweEncrypter encrypter(char[] password, ContentEncryption encryption) {
        return encrypter(password, floor, encryption);
    }

    /**
     * Returns an encrypter with a higher iteration count. A recipient may refuse counts over its ceiling, which is
     * 1,200,000 here unless stated otherwise. Each message has a random salt of 16 octets.
     *
     * @param password at least one character; copied
     * @param count iterations, at least 600,000 with SHA-256 and 210,000 with the others
     * @param encryption the content encryption algorithm
     * @return an encrypter
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair, or {@code count} is too
     *     low
     */
    public JweEncrypter encrypter(char[] password, int count, ContentEncryption encryption) {
        if (count < floor) {
            throw new IllegalArgumentException(
                    jwaName + " needs at least " + floor + " iterations to protect a password, was " + count);
        }
        return encrypterCounting(password, count, encryption);
    }

    /** As above without the floor: for tests that repeat an RFC's example, or have no time. */
    JweEncrypter encrypterCounting(char[] password, int count, ContentEncryption encryption) {
        char[] copy = copied(password);
        return JweEncrypter.of(this, encryption, providers -> new PasswordKey(jwaName, copy, providers).wrapper(count));
    }

    /**
     * Returns a decrypter that takes iteration counts up to 1,200,000.
     *
     * @param password at least one character; copied
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair
     */
    public JweDecrypter decrypter(char[] password, ContentEncryption first, ContentEncryption... more) {
        return decrypter(password, MOST_COUNT, first, more);
    }

    /**
     * Returns a decrypter with another ceiling on the iteration count. A token beyond it is {@code TOO_LARGE}, before
     * any work.
     *
     * @param password at least one character; copied
     * @param maxCount the most iterations to do for a token, at least 1,000
     * @param first a content encryption algorithm to accept
     * @param more others to accept
     * @return a decrypter
     * @throws IllegalArgumentException if the password is empty or has half a surrogate pair, or {@code maxCount} is
     *     too low
     */
    public JweDecrypter decrypter(char[] password, int maxCount, ContentEncryption first, ContentEncryption... more) {
        if (maxCount < PasswordKey.LEAST_COUNT) {
            throw new IllegalArgumentException(
                    "expected a ceiling of at least " + PasswordKey.LEAST_COUNT + " iterations, was " + maxCount);
        }
        char[] copy = copied(password);
        return JweDecrypter.of(
                this,
                EnumSet.of(first, more),
                Optional.empty(),
                providers -> new PasswordKey(jwaName, copy, providers).unwrapper(maxCount));
    }

    private char[] copied(char[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException(jwaName + " needs a password of at least one character");
        }
        char[] copy = password.clone();
        // Half a surrogate pair would silently become another character.
        ByteBuffer text = ByteBuffer.allocate(copy.length * 3);
        CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(copy), text, true);
        Octets.wipe(text.array());
        if (result.isError()) {
            throw new IllegalArgumentException(jwaName + " needs a password without half surrogate pairs");
        }
        return copy;
    }
}
