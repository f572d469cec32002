package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.SSN;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/tables.md}: how many octets a cell has, counted. */
class OctetsTest {

    private static final Path PAGE = Path.of("../../docs/tables.md");

    private static final int[] VALUES = {16, 64, 1_024};

    @Test
    void the_page_states_the_octets_of_cells_under_each_key_management() throws Exception {
        assertThat(Files.readAllLines(PAGE)).containsAll(rows());
    }

    @Test
    void the_encrypted_key_has_the_octets_that_the_page_states() {
        assertThat(encryptedKey(AesKeyWrap.A256KW.encrypter(Cells.KEY, A256GCM)))
                .hasSize(54);
        assertThat(encryptedKey(RsaOaep.RSA_OAEP_256.encrypter(Cells.RSA, A256GCM)))
                .hasSize(342);
    }

    private static List<String> rows() {
        OctJwk key = Cells.KEY;
        RsaJwk rsa = Cells.RSA.withKeyId("2026-11");
        EcJwk ec = EcJwk.generate(Curve.P_256).withKeyId("2026-11");
        Map<String, JweEncrypter> encrypters = new LinkedHashMap<>();
        encrypters.put("`A256KW`", AesKeyWrap.A256KW.encrypter(key, A256GCM));
        encrypters.put("`A256GCMKW`", AesGcmKeyWrap.A256GCMKW.encrypter(key, A256GCM));
        encrypters.put("`ECDH-ES`, P-256", EcdhEs.ECDH_ES.encrypter(ec, A256GCM));
        encrypters.put("`ECDH-ES+A256KW`, P-256", EcdhEs.ECDH_ES_A256KW.encrypter(ec, A256GCM));
        encrypters.put("`RSA-OAEP-256`, 2,048 bits", RsaOaep.RSA_OAEP_256.encrypter(rsa, A256GCM));
        encrypters.put("`dir`, opened only", Direct.DIR.encrypter(key, A256GCM));
        List<String> rows = new ArrayList<>();
        encrypters.forEach((name, encrypter) -> rows.add(row(name, encrypter)));
        return rows;
    }

    /** With the parameter of the column here, since {@code dir} seals no column. */
    private static String row(String name, JweEncrypter encrypter) {
        JweEncrypter bound = encrypter.withCriticalHeader(
                "col", List.of(SSN.name(), SSN.type().name()));
        StringBuilder row = new StringBuilder("| ").append(name).append(" |");
        for (JweEncrypter each : List.of(bound, encrypter)) {
            for (int octets : VALUES) {
                row.append(' ')
                        .append(String.format(
                                Locale.ROOT,
                                "%,d",
                                each.encrypt(new byte[octets]).length()))
                        .append(" |");
            }
        }
        return row.toString();
    }

    @Test
    void a_sealer_makes_cells_of_just_that_length() {
        JweEncrypter encrypter = AesKeyWrap.A256KW.encrypter(Cells.KEY, A256GCM);

        assertThat(ColumnSealer.of(SSN, encrypter).seal("a".repeat(64)))
                .hasSameSizeAs(encrypter
                        .withCriticalHeader("col", List.of("patients.ssn", "text"))
                        .encrypt(new byte[64]));
        assertThat(ColumnSealer.of(SSN.unbound(), encrypter).seal("a".repeat(64)))
                .hasSameSizeAs(encrypter.encrypt(new byte[64]));
    }

    private static String encryptedKey(JweEncrypter encrypter) {
        return Cells.part(ColumnSealer.of(SSN, encrypter).seal("a"), 1);
    }
}
