package dev.signet.jose.jwe;

/**
 * How the content encryption key reaches the recipient: {@code alg} of a JWE (RFC 7518 section 4). One enum for each
 * family; from its constants come encrypters and decrypters, which take keys of that family alone. <em>Immutable.</em>
 */
public sealed interface JweAlgorithm permits Direct, RsaOaep, AesKeyWrap, AesGcmKeyWrap, EcdhEs, Pbes2 {

    /**
     * Returns the registered name.
     *
     * @return the text of {@code alg}, for example {@code "RSA-OAEP-256"}
     */
    String jwaName();
}
