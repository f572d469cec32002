package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JsonObject;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ConcatKdfTest {

    private static final JsonObject RFC = Facts.of("rfc7518/c-ecdh-es.json");
    private static final byte[] Z = Facts.hex(RFC, "z_hex");
    private static final byte[] ALICE = "Alice".getBytes(US_ASCII);
    private static final byte[] BOB = "Bob".getBytes(US_ASCII);

    private final ConcatKdf kdf = new ConcatKdf(CryptoProviders.standard());

    @Test
    void derives_as_rfc_7518_appendix_c() throws Exception {
        assertThat(kdf.derive(Z, 16, "A128GCM", ALICE, BOB)).isEqualTo(Facts.hex(RFC, "derived_key_hex"));
    }

    /** The expected value was computed with SHA-256 alone, after NIST SP 800-56A section 5.8.1. */
    @Test
    void derives_two_rounds_for_a_key_of_64_octets() throws Exception {
        assertThat(kdf.derive(Z, 64, "A256CBC-HS512", ALICE, BOB))
                .isEqualTo(HexFormat.of()
                        .parseHex("3986aa79f6396420e580e5d3890f623fee5d4522307929eb99ee3425a001ecc1"
                                + "75b1754e3fb644ce825034b562523e9a8806bca8d76afa861e9b79515803225d"));
    }

    @Test
    void derives_another_key_for_another_party() throws Exception {
        assertThat(kdf.derive(Z, 16, "A128GCM", BOB, ALICE)).isNotEqualTo(Facts.hex(RFC, "derived_key_hex"));
    }
}
