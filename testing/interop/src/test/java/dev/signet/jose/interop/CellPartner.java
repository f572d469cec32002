package dev.signet.jose.interop;

import java.util.List;

/** An implementation of JOSE that makes and opens the cells of columns. */
interface CellPartner {
    /** What it is and which version. */
    String name();

    /**
     * Encrypts with A256GCM to a JWK that names its {@code alg} and its {@code kid}, both of which go into the header.
     *
     * @param column the value of the critical parameter {@code col}; empty if there is to be none
     */
    String make(String jwk, List<String> column, byte[] plaintext) throws Exception;

    /**
     * Decrypts with a private or secret JWK; throws whatever it throws if it could not.
     *
     * @param understanding whether it is told that {@code col} is understood
     */
    byte[] open(String jwk, String cell, boolean understanding) throws Exception;
}
