package dev.signet.jose.interop;

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

    /** Signs or encrypts. */
    String make(Case test, String jwk, byte[] payload) throws Exception;

    /** Returns the payload of a token that it could verify or decrypt; throws whatever it throws if it could not. */
    byte[] open(Case test, String jwk, String token) throws Exception;
}
