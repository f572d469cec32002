package dev.signet.jose.benchmarks;

/** A library that encrypts, as a service that means well uses it: whatever it allows to be made once is made once. */
public interface EncryptionLibrary {

    /** Stands in the header of all tokens, as jjwt otherwise reads content as claims if it looks like them. */
    String CONTENT_TYPE = "octet-stream";

    /** Returns a compact JWE. */
    String encrypt(byte[] plaintext) throws Exception;

    /** Returns the plaintext of a compact JWE, or throws. */
    byte[] decrypt(String token) throws Exception;

    /** Who encrypts. */
    enum Name {
        SIGNET,
        NIMBUS,
        JOSE4J,
        JJWT;

        EncryptionLibrary with(Encryption encryption, Keys keys) throws Exception {
            return switch (this) {
                case SIGNET -> new SignetEncryption(encryption, keys);
                case NIMBUS -> new NimbusEncryption(encryption, keys);
                case JOSE4J -> new Jose4jEncryption(encryption, keys);
                case JJWT -> new JjwtEncryption(encryption, keys);
            };
        }
    }
}
