package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.benchmarks.libraries.EncryptedTokens;
import dev.signet.jose.benchmarks.libraries.SignedTokens;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Tokens;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Refuses to measure a library that accepts what it should refuse, or that reads what was not said. Each fork begins with
 * it.
 */
final class Check {

    private static final Instant PAST = Instant.parse("2026-01-01T01:00:00Z");
    private static final int SAMPLES = 4;

    private Check() {}

    private interface Reading {
        Object read(String token) throws Exception;
    }

    private interface Writing {
        String write(Claims claims) throws Exception;
    }

    /** Throws unless the library verifies as it should. */
    static void signed(SignedTokens library, Tokens tokens) throws Exception {
        for (int n = 0; n < SAMPLES; n++) {
            requireRead(library::verify, tokens.claims(n), tokens.token(n));
            requireRead(library::verify, tokens.claims(n), library.sign(tokens.claims(n)));
        }
        String good = tokens.token(0);
        String other = tokens.token(1);
        int dot = good.lastIndexOf('.');
        requireRefused(library::verify, "a changed signature", changed(good, dot + (good.length() - dot) / 2));
        requireRefused(
                library::verify,
                "another token's signature",
                good.substring(0, dot) + other.substring(other.lastIndexOf('.')));
        requireRefused(
                library::verify,
                "a changed payload",
                good.substring(0, good.indexOf('.'))
                        + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                        + good.substring(dot));
        refusals(library::verify, claims -> tokens.token(claims.json()), tokens.claims(0));
    }

    /** Throws unless the library decrypts as it should; the other one writes what it has to refuse. */
    static void encrypted(EncryptedTokens library, EncryptedTokens other) throws Exception {
        for (int n = 0; n < SAMPLES; n++) {
            requireRead(library::decrypt, Claims.of(n), other.encrypt(Claims.of(n)));
            requireRead(other::decrypt, Claims.of(n), library.encrypt(Claims.of(n)));
        }
        String good = other.encrypt(Claims.of(0));
        int tag = good.lastIndexOf('.');
        int ciphertext = good.lastIndexOf('.', tag - 1);
        requireRefused(library::decrypt, "a changed ciphertext", changed(good, (ciphertext + tag) / 2));
        requireRefused(library::decrypt, "a changed tag", changed(good, (tag + good.length()) / 2));
        refusals(library::decrypt, other::encrypt, Claims.of(0));
        byte[] content = Claims.of(0).json().getBytes(UTF_8);
        if (!Arrays.equals(content, library.decryptContent(other.encryptContent(content)))
                || !Arrays.equals(content, other.decryptContent(library.encryptContent(content)))) {
            throw new IllegalStateException(name(library) + " does not read content as it was");
        }
    }

    private static void refusals(Reading reading, Writing writing, Claims claims) throws Exception {
        requireRefused(reading, "another issuer", writing.write(claims.from("https://other.example.com")));
        requireRefused(reading, "another audience", writing.write(claims.to("https://api.example.com/invoices")));
        requireRefused(reading, "an expired token", writing.write(claims.until(Optional.of(PAST))));
        requireRefused(reading, "no expiry", writing.write(claims.until(Optional.empty())));
    }

    private static void requireRead(Reading reading, Claims said, String token) throws Exception {
        Object read = reading.read(token);
        if (!read.equals(said.read())) {
            throw new IllegalStateException("read " + read + " where " + said.read() + " was said");
        }
    }

    private static void requireRefused(Reading reading, String what, String token) {
        try {
            reading.read(token);
        } catch (Exception refused) {
            return;
        }
        throw new IllegalStateException("accepted what should be refused: " + what);
    }

    private static String changed(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String name(Object library) {
        return library.getClass().getSimpleName();
    }
}
