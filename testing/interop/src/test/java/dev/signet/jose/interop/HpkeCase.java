package dev.signet.jose.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that two implementations of HPKE for JWE can do for each other. Immutable.
 *
 * @param alg the name of the algorithm
 * @param psk whether there is a pre-shared key
 * @param aad whether the token is flattened and has an {@code aad}; compact otherwise
 */
record HpkeCase(String alg, boolean psk, boolean aad) {
    static final byte[] PSK_ID = "2026".getBytes(US_ASCII);
    static final byte[] PSK = Payload.ofOctets(32);
    static final byte[] AAD = "orders.example".getBytes(US_ASCII);

    /** The content encryption algorithm of key encryption. */
    static final String ENC = "A256GCM";

    /** Every algorithm of draft-ietf-jose-hpke-encrypt-22. */
    static final List<String> ALGORITHMS = List.of(
            "HPKE-0",
            "HPKE-1",
            "HPKE-2",
            "HPKE-3",
            "HPKE-4",
            "HPKE-5",
            "HPKE-6",
            "HPKE-7",
            "HPKE-0-KE",
            "HPKE-1-KE",
            "HPKE-2-KE",
            "HPKE-3-KE",
            "HPKE-5-KE",
            "HPKE-7-KE");

    /** Returns both modes, each compact and with an {@code aad}. */
    static List<HpkeCase> of(String alg) {
        return Stream.of(false, true)
                .flatMap(psk -> Stream.of(false, true).map(aad -> new HpkeCase(alg, psk, aad)))
                .toList();
    }

    boolean isKeyEncryption() {
        return alg.endsWith("-KE");
    }
}
