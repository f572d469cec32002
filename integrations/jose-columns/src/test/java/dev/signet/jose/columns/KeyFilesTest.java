package dev.signet.jose.columns;

import static dev.signet.jose.columns.Cells.KEY;
import static dev.signet.jose.columns.Cells.SSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.JwkSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are in files of the process that uses them. */
class KeyFilesTest {

    /** A variable that every process has; any text is a password. */
    private static final String VARIABLE = "PATH";

    @TempDir
    Path folder;

    private Path set;
    private Path store;

    @BeforeEach
    void write() throws Exception {
        set = Files.writeString(folder.resolve("columns.jwks"), Cells.SET.privateJson());
        store = folder.resolve("columns.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = System.getenv(VARIABLE).toCharArray();
        keys.load(null, password);
        keys.setEntry("2026-11", new KeyStore.SecretKeyEntry(KEY.key()), new KeyStore.PasswordProtection(password));
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, password);
        }
    }

    @Test
    void keys_are_read_from_a_jwk_set() {
        assertSeals(new JwkSetFile(set.toString()));
    }

    @Test
    void keys_are_read_from_a_key_store_by_their_aliases() {
        assertSeals(new KeyStoreFile(store.toString(), "PKCS12", VARIABLE));
    }

    /** The recipe of docs/tables.md. */
    private record KmsKeys(String path) implements ColumnKeys {

        private static final AtomicInteger USES = new AtomicInteger();

        @Override
        public JwkSource source() {
            try {
                return EncryptedJwk.decryptSet(
                        Files.readString(Path.of(path)),
                        RsaOaep.RSA_OAEP_256.decrypter(Cells.unwrapper(USES), ContentEncryption.A256GCM));
            } catch (IOException e) {
                throw new KeySourceException("expected an encrypted JWK Set in " + path, e);
            }
        }
    }

    @Test
    void keys_that_a_kms_has_encrypted_cost_it_one_use() throws Exception {
        String encrypted = EncryptedJwk.encrypt(
                Cells.SET.without("rsa"), RsaOaep.RSA_OAEP_256.encrypter(Cells.RSA, ContentEncryption.A256GCM));
        KmsKeys.USES.set(0);

        assertSeals(new KmsKeys(
                Files.writeString(folder.resolve("columns.jwe"), encrypted).toString()));

        assertThat(KmsKeys.USES).hasValue(1);
    }

    @Test
    void a_file_that_is_not_there_is_a_matter_of_the_source() {
        String missing = folder.resolve("missing").toString();

        assertUnavailable(new JwkSetFile(missing), missing);
        assertUnavailable(new KeyStoreFile(missing, "PKCS12", VARIABLE), missing);
    }

    @Test
    void a_file_of_another_kind_is_a_matter_of_the_source() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "{\"keys\":1}");

        assertUnavailable(new JwkSetFile(other.toString()), other.toString());
        assertUnavailable(new KeyStoreFile(other.toString(), "PKCS12", VARIABLE), other.toString());
        assertUnavailable(new KeyStoreFile(store.toString(), "PKCS99", VARIABLE), "PKCS99");
    }

    @Test
    void a_password_is_looked_for_where_the_description_says() {
        assertUnavailable(new KeyStoreFile(store.toString(), "PKCS12", "NO_SUCH_VARIABLE"), "NO_SUCH_VARIABLE");
    }

    @Test
    void a_description_is_whole() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JwkSetFile(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyStoreFile("", "PKCS12", VARIABLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyStoreFile("a", "", VARIABLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyStoreFile("a", "PKCS12", ""));
    }

    private static void assertSeals(ColumnKeys keys) {
        ColumnSpecification specification = ColumnSpecification.of(keys).sealingWithKey("2026-11");

        String cell = specification.sealer(SSN).seal("078-05-1120");

        assertThat(Cells.opener(SSN).open(cell)).isEqualTo("078-05-1120");
        assertThat(specification.opener(SSN).open(cell)).isEqualTo("078-05-1120");
    }

    private static void assertUnavailable(ColumnKeys keys, String named) {
        assertThatThrownBy(keys::source)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining(System.getenv(VARIABLE));
    }
}
