package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.examples.recipes.TestCertificate.NOW;
import static dev.signet.jose.examples.recipes.TestCertificate.UNTIL;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static dev.signet.jose.jws.RsaPss.PS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import java.security.KeyPair;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FidoMetadataTest {

    private static final String METADATA = "{\"no\":42,\"nextUpdate\":\"2026-07-01\",\"entries\":[]}";

    private static final KeyPair KEYS = TestCertificate.rsaKeys();
    private static final TestCertificate ROOT = TestCertificate.root("public root");
    private static final TestCertificate AUTHORITY = ROOT.authority("authority");
    private static final TestCertificate SERVICE = AUTHORITY.forHost("mds.fidoalliance.org", KEYS);

    private final FidoMetadata fido = new FidoMetadata(Set.of(ROOT.anchor()));

    private static String blob(String metadata) {
        return SERVICE.signer(RS256, AUTHORITY).sign(metadata.getBytes(UTF_8));
    }

    @Test
    void accepts_a_newer_blob() {
        assertThat(fido.verify(blob(METADATA), 41, NOW).string("nextUpdate")).contains("2026-07-01");
        assertThat(fido.verify(blob(METADATA), 0, NOW).integer("no")).hasValue(42);
    }

    @Test
    void accepts_a_blob_of_several_megabytes() {
        String large = METADATA.replace("[]", "[\"" + "a".repeat(1_000_000) + "\",\"" + "b".repeat(1_000_000) + "\"]");

        assertThat(fido.verify(blob(large), 41, NOW).integer("no")).hasValue(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "41", "-1", "\"43\"", "null", "4.5e400"})
    void refuses_a_blob_that_is_not_newer(String number) {
        assertRefused(
                "no",
                Code.UNEXPECTED,
                () -> fido.verify(blob(METADATA.replace("\"no\":42", "\"no\":" + number)), 42, NOW));
    }

    @Test
    void refuses_another_customer_of_the_public_root() {
        for (String host : new String[] {"other.example", "mds.fidoalliance.org.example", "x.mds.fidoalliance.org"}) {
            String blob = AUTHORITY.forHost(host, KEYS).signer(RS256, AUTHORITY).sign(METADATA.getBytes(UTF_8));

            assertRefused(Reason.KEY_NOT_FOUND, () -> fido.verify(blob, 0, NOW));
        }
    }

    @Test
    void refuses_a_certificate_without_a_name_of_a_host() {
        String blob =
                AUTHORITY.leaf("mds.fidoalliance.org").signer(ES256, AUTHORITY).sign(METADATA.getBytes(UTF_8));

        assertRefused(Reason.KEY_NOT_FOUND, () -> fido.verify(blob, 0, NOW));
    }

    @Test
    void refuses_another_root() {
        FidoMetadata other =
                new FidoMetadata(Set.of(TestCertificate.root("public root").anchor()));

        assertRefused(Reason.KEY_NOT_FOUND, () -> other.verify(blob(METADATA), 0, NOW));
    }

    @Test
    void refuses_a_certificate_that_has_expired() {
        assertRefused(Reason.KEY_NOT_FOUND, () -> fido.verify(blob(METADATA), 0, UNTIL.plusSeconds(1)));
    }

    @Test
    void refuses_another_algorithm_of_the_same_key() {
        String blob = SERVICE.signer(PS256, AUTHORITY).sign(METADATA.getBytes(UTF_8));

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> fido.verify(blob, 0, NOW));
    }

    @Test
    void refuses_a_blob_that_was_changed() {
        String blob = blob(METADATA);
        String payload = blob.split("\\.")[1];
        String changed = Base64Url.encode(METADATA.replace("42", "43").getBytes(UTF_8));

        assertRefused(Reason.SIGNATURE_INVALID, () -> fido.verify(blob.replace(payload, changed), 0, NOW));
    }
}
