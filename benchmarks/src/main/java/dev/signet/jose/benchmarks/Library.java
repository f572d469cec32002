package dev.signet.jose.benchmarks;

import java.time.Instant;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A library as a service that means well uses it: whatever it allows to be made once is made once, and a token that is
 * read has its signature, issuer, audience and expiry checked.
 *
 * <p>A subclass lists the algorithms that the library has with no other dependencies than those it brings along.
 */
@State(Scope.Thread)
public abstract class Library {

    private static final int SAMPLES = 4;

    private Tokens tokens;

    abstract Algorithm algorithm();

    /** Makes what can be made once. */
    abstract void start(Keys keys) throws Exception;

    /** Returns a signed token that says this. */
    abstract String sign(Claims claims) throws Exception;

    /** Returns three claims of a token, or throws. */
    abstract Claims.Read verify(String token) throws Exception;

    final Claims nextClaims() {
        return tokens.nextClaims();
    }

    final String nextToken() {
        return tokens.nextToken();
    }

    /** Refuses to measure a library that accepts what it should refuse, or reads what was not said. */
    @Setup
    public void prepare() throws Exception {
        tokens = new Tokens(algorithm());
        start(tokens.keys());
        for (int n = 0; n < SAMPLES; n++) {
            Claims said = tokens.allClaims().get(n);
            requireRead(said, tokens.all().get(n));
            requireRead(said, sign(said));
        }
        requireRefused("changed claims", mixed(tokens.nextToken(), tokens.nextToken()));
        Claims said = tokens.nextClaims();
        requireRefused("another issuer", tokens.token(said.from("https://other.example.com")));
        requireRefused("another audience", tokens.token(said.to("https://api.example.com/invoices")));
        requireRefused("expired", tokens.token(said.until(Instant.parse("2026-01-01T01:00:00Z"))));
    }

    private void requireRead(Claims said, String token) throws Exception {
        Claims.Read read = verify(token);
        if (!read.equals(said.read())) {
            throw new IllegalStateException(this + " read " + read + " where " + said.read() + " was said");
        }
    }

    private void requireRefused(String what, String token) {
        try {
            verify(token);
        } catch (Exception refused) {
            return;
        }
        throw new IllegalStateException(this + " accepted a token it should refuse: " + what);
    }

    /** Returns a token with the claims of another one under its signature. */
    private static String mixed(String token, String other) {
        return token.substring(0, token.indexOf('.'))
                + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                + token.substring(token.lastIndexOf('.'));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + algorithm();
    }
}
