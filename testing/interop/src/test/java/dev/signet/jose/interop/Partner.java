package dev.signet.jose.interop;

import java.util.List;
import java.util.Optional;

/** An implementation of JOSE that makes and opens tokens in compact form with keys in JSON. */
interface Partner {
    /** What it is and which version. */
    String name();

    /** Whether it has the algorithms and the sort of key, with the dependencies that it brings along by itself. */
    boolean offers(Case test);

    /** Why it does not make tokens that it opens. */
    default Optional<String> cannotMake(Case test) {
        return Optional.empty();
    }

    /** Why it does not open tokens although it names their algorithms. */
    default Optional<String> cannotOpen(Case test) {
        return Optional.empty();
    }

    /**
     * Returns a private or secret JWK for this case as the implementation makes it when it is asked to, with whatever
     * members it puts there; empty if it makes no such keys.
     */
    default Optional<String> generate(Case test) throws Exception {
        return Optional.empty();
    }

    /** Returns the SHA-256 thumbprint of a public or secret JWK (RFC 7638) in base64url; empty if it computes none. */
    default Optional<String> thumbprint(String jwk) throws Exception {
        return Optional.empty();
    }

    /** What is peculiar about the keys that it makes, in a sentence each. */
    default List<String> remarksOnKeys() {
        return List.of();
    }

    /** What had to be set for it to open what Signet makes, in a sentence each. */
    default List<String> settings() {
        return List.of();
    }

    /** Signs or encrypts. */
    String make(Case test, String jwk, byte[] payload) throws Exception;

    /** Returns the payload of a token that it could verify or decrypt; throws whatever it throws if it could not. */
    byte[] open(Case test, String jwk, String token) throws Exception;
}
