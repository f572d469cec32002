package dev.signet.jose.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CellMeetingTest {

    @Test
    void nimbus_opens_our_cells_and_we_open_those_of_nimbus() {
        CellMeeting meeting = CellMeeting.of(new NimbusCells());

        assertThat(meeting.failures())
                .hasSize(4)
                .allSatisfy((alg, failed) -> assertThat(failed).isEmpty());
        assertThat(meeting.hasFailures()).isFalse();
        assertThat(meeting.text()).contains("| A256KW | both |", "| RSA-OAEP-256 | both |");
    }

    @Test
    void fails_with_a_partner_who_opens_whatever_it_gets() {
        CellMeeting meeting = CellMeeting.of(new Stranger());

        assertThat(meeting.hasFailures()).isTrue();
        assertThat(meeting.failures().get("A256KW"))
                .hasSize(8)
                .contains("they refuse our bound cell, not told of col", "they refuse our changed cell");
        assertThat(meeting.text()).contains("| A256KW | **failed** |", "FAILED: A256KW, we open their bound cell");
    }

    /** Makes no cells, and finds nothing in all. */
    private record Stranger() implements CellPartner {
        @Override
        public String name() {
            return "a stranger";
        }

        @Override
        public String make(String jwk, List<String> column, byte[] plaintext) {
            return "no cell";
        }

        @Override
        public byte[] open(String jwk, String cell, boolean understanding) {
            return new byte[0];
        }
    }

    /** Nimbus JOSE + JWT, which has a set of names that are understood. */
    private record NimbusCells() implements CellPartner {
        @Override
        public String name() {
            return new Nimbus().name();
        }

        @Override
        public String make(String jwk, List<String> column, byte[] plaintext) throws Exception {
            JWK key = JWK.parse(jwk);
            JWEAlgorithm alg = JWEAlgorithm.parse(key.getAlgorithm().getName());
            JWEHeader.Builder header = new JWEHeader.Builder(alg, EncryptionMethod.A256GCM).keyID(key.getKeyID());
            if (!column.isEmpty()) {
                header.customParam("col", column).criticalParams(Set.of("col"));
            }
            JWEObject jwe = new JWEObject(header.build(), new Payload(plaintext));
            jwe.encrypt(encrypter(alg, key));
            return jwe.serialize();
        }

        @Override
        public byte[] open(String jwk, String cell, boolean understanding) throws Exception {
            JWEObject jwe = JWEObject.parse(cell);
            jwe.decrypt(decrypter(
                    jwe.getHeader().getAlgorithm(), JWK.parse(jwk), understanding ? Set.of("col") : Set.of()));
            return jwe.getPayload().toBytes();
        }

        private static JWEEncrypter encrypter(JWEAlgorithm alg, JWK key) throws Exception {
            if (JWEAlgorithm.Family.RSA.contains(alg)) {
                return new RSAEncrypter(key.toRSAKey());
            }
            return JWEAlgorithm.Family.ECDH_ES.contains(alg)
                    ? new ECDHEncrypter(key.toECKey())
                    : new AESEncrypter(key.toOctetSequenceKey());
        }

        private static JWEDecrypter decrypter(JWEAlgorithm alg, JWK key, Set<String> understood) throws Exception {
            if (JWEAlgorithm.Family.RSA.contains(alg)) {
                return new RSADecrypter(key.toRSAKey().toPrivateKey(), understood);
            }
            return JWEAlgorithm.Family.ECDH_ES.contains(alg)
                    ? new ECDHDecrypter(key.toECKey().toECPrivateKey(), understood)
                    : new AESDecrypter(key.toOctetSequenceKey().toSecretKey("AES"), understood);
        }
    }
}
