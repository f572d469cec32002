package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Claims;

/**
 * A library that encrypts and decrypts, as its documentation recommends for a service: what can be made once is made once,
 * and of claims that are read the issuer, audience and expiry are checked.
 */
public interface EncryptedTokens {

    /** The content type of what holds no claims, as jjwt otherwise reads content as claims if it looks like them. */
    String CONTENT_TYPE = "octet-stream";

    /** Returns an encrypted token that says this. */
    String encrypt(Claims claims) throws Exception;

    /** Returns three claims of a token, or throws. */
    Claims.Read decrypt(String token) throws Exception;

    /** Returns a compact JWE with any content. */
    String encryptContent(byte[] plaintext) throws Exception;

    /** Returns the content of a compact JWE, or throws. */
    byte[] decryptContent(String token) throws Exception;
}
