package dev.signet.jose.interop;

/** An implementation of HPKE for JWE. */
interface HpkePartner {
    /** What it is and which version. */
    String name();

    /** Whether it has the algorithm. */
    boolean offers(String alg);

    /** Returns a new private JWK for the algorithm. */
    String generate(String alg) throws Exception;

    /** Encrypts to a public JWK. */
    String make(HpkeCase test, String jwk, byte[] payload) throws Exception;

    /** Decrypts with a private JWK; throws whatever it throws if it could not. */
    byte[] open(HpkeCase test, String jwk, String token) throws Exception;
}
