package dev.signet.jose.jwk;

import static dev.signet.jose.core.internal.DerElement.OCTET_STRING;
import static dev.signet.jose.core.internal.DerElement.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwk.encoding.Der;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an encrypted key is looked at before anything is computed with the password. */
class EncryptedPemTest {

    private static final String SCHEME =
            "ENCRYPTED PRIVATE KEY: expected PBES2 with AES and PBKDF2 with HMAC and SHA-1,"
                    + " SHA-224, SHA-256, SHA-384 or SHA-512, of 1 to 5000000 iterations for all objects of the text";

    @ParameterizedTest
    @CsvSource({
        "HMAC with GOST R 34.11-94, 2a850302020a",
        "HMAC with Streebog-256, 2a850307010104 01",
        "HMAC with SHA3-224, 60864801650304020d",
        "HMAC with SHA3-512, 608648016503040210",
        "HMAC with SHA-512/224, 2a864886f70d020c",
        "HMAC with MD5, 2b06010505080101",
    })
    void refuses_a_slow_or_old_pseudorandom_function(String name, String oid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(encrypted(oid.replace(" ", "")), PemFiles.password()))
                .withMessage(SCHEME);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-1, 2a864886f70d0207",
        "SHA-224, 2a864886f70d0208",
        "SHA-256, 2a864886f70d0209",
        "SHA-384, 2a864886f70d020a",
        "SHA-512, 2a864886f70d020b"
    })
    void tries_the_password_with_hmac_and_a_sha_2(String hash, String oid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(encrypted(oid), PemFiles.password()))
                .withMessage("ENCRYPTED PRIVATE KEY: expected another password than this one, which does not open it");
    }

    @Test
    void refuses_des_in_the_older_form() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(PemFiles.text("rsa-pkcs1-des3"), PemFiles.password()))
                .withMessage("RSA PRIVATE KEY: expected the header lines Proc-Type: 4,ENCRYPTED and DEK-Info with"
                        + " AES-128-CBC, AES-192-CBC or AES-256-CBC; openssl pkcs8 -topk8 -v2 aes-256-cbc rewrites a key"
                        + " that is encrypted with DES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DES-CBC", "DES-EDE3-CBC", "RC2-CBC", "BF-CBC", "AES-256-ECB", "AES-256-CFB", "aes-256-cbc", ""})
    void refuses_other_ciphers_of_the_older_form(String cipher) {
        String pem = PemFiles.text("rsa-pkcs1-aes256").replace("AES-256-CBC", cipher);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem, PemFiles.password()))
                .withMessageContaining("AES-128-CBC, AES-192-CBC or AES-256-CBC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DEK-Info: AES-256-CBC", "Proc-Type: 4,ENCRYPTED", "Proc-Type: 4,MIC-ONLY\nDEK-Info: AES-256-CBC"
            })
    void refuses_other_header_lines_of_the_older_form(String headers) {
        String pem =
                PemFiles.text("rsa-pkcs1-aes256").replace("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC", headers);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pem.key(pem, PemFiles.password()))
                .withMessageContaining("expected the header lines Proc-Type: 4,ENCRYPTED and DEK-Info");
    }

    /** Returns what no password opens, with one iteration of PBKDF2 and AES-256-CBC. */
    private static String encrypted(String prf) {
        byte[] function = Der.element(SEQUENCE, Der.element(0x06, hex(prf)), hex("0500"));
        byte[] derivation = Der.element(
                SEQUENCE,
                hex("06092a864886f70d01050c"),
                Der.element(SEQUENCE, Der.element(OCTET_STRING, new byte[8]), hex("020101"), function));
        byte[] cipher = Der.element(SEQUENCE, hex("060960864801650304012a"), Der.element(OCTET_STRING, new byte[16]));
        byte[] algorithm =
                Der.element(SEQUENCE, hex("06092a864886f70d01050d"), Der.element(SEQUENCE, derivation, cipher));
        byte[] der = Der.element(SEQUENCE, algorithm, Der.element(OCTET_STRING, new byte[64]));
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(der) + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
