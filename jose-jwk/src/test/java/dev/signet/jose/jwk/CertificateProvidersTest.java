package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.JsonObject;
import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Certificates whose key no provider knows or can decode, read by the JDK's provider and by BouncyCastle's. */
final class CertificateProvidersTest {

    private static final JsonObject EC =
            Resources.object("rfc8705/a").with("kid", "ec").without("x5t#S256");
    private static final byte[] CERTIFICATE =
            Base64.getDecoder().decode(EC.strings("x5c").orElseThrow().get(0));

    /** Key of the algorithm 1.2.840.10045.2.65, which is none, instead of id-ecPublicKey. */
    private static final byte[] UNKNOWN_ALGORITHM = changed("06072a8648ce3d0201", "06072a8648ce3d0241");

    /** Key on the curve 1.2.840.10045.3.1.65, which is none, instead of P-256. */
    private static final byte[] UNKNOWN_CURVE = changed("06082a8648ce3d030107", "06082a8648ce3d030141");

    private static final JsonObject GOOD =
            Jwk.of(Resources.bare(Resources.ED25519)).withKeyId("good").publicMembers();

    @Nested
    final class WithThePlatformsProvider extends Cases {}

    @Nested
    final class WithBouncyCastleFirst extends Cases {

        private final Provider bouncyCastle = new BouncyCastleProvider();

        @BeforeEach
        void registers_bouncy_castle() {
            assertThat(Security.insertProviderAt(bouncyCastle, 1)).isEqualTo(1);
        }

        @AfterEach
        void restores_the_providers() {
            Security.removeProvider(bouncyCastle.getName());
        }
    }

    abstract static class Cases {

        @Test
        void a_certificate_of_the_key_is_accepted() {
            assertThat(Jwk.of(EC).parameters().x509Chain()).containsExactly(CERTIFICATE);
            assertThat(Pem.keys(pem(CERTIFICATE))).hasSize(1);
        }

        @Test
        void a_single_key_with_a_certificate_of_an_unknown_algorithm_is_refused() {
            for (JsonObject key : keys()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Jwk.of(certified(key, UNKNOWN_ALGORITHM)))
                        .withMessage("\"x5c\": expected the JWK's own key in the first certificate");
            }
        }

        @Test
        void a_single_key_with_a_certificate_on_an_unknown_curve_is_refused() {
            for (JsonObject key : keys()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Jwk.of(certified(key, UNKNOWN_CURVE)))
                        .withMessage("\"x5c\": expected X.509 certificates in DER");
            }
        }

        @Test
        void a_certificate_of_an_unknown_algorithm_costs_a_set_only_its_key() {
            for (JsonObject key : keys()) {
                JsonObject set = setOf(GOOD, certified(key, UNKNOWN_ALGORITHM));

                assertThat(JwkSet.parse(set.toJson()).keys()).containsExactly(Jwk.of(GOOD));
                assertThat(JwkSet.ofPublic(set).keys()).containsExactly(Jwk.of(GOOD));
                assertThat(JwkSet.ofPublic(set).skippedKeys())
                        .extracting(SkippedKey::reason)
                        .containsExactly("\"x5c\": expected the JWK's own key in the first certificate");
            }
        }

        @Test
        void a_certificate_on_an_unknown_curve_costs_a_set_only_the_member() {
            JsonObject set = setOf(GOOD, certified(EC, UNKNOWN_CURVE));

            assertThat(JwkSet.ofPublic(set).keys()).containsExactly(Jwk.of(GOOD), Jwk.of(EC.without("x5c")));
            assertThat(JwkSet.ofPublic(set).ignoredMembers())
                    .extracting(IgnoredMember::reason)
                    .containsExactly("\"x5c\": expected X.509 certificates in DER");
        }

        @Test
        void pem_with_such_a_certificate_is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pem.keys(pem(UNKNOWN_ALGORITHM)))
                    .withMessageContaining("expected an RSA key, or one on P-256");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pem.keys(pem(UNKNOWN_CURVE)))
                    .withMessage("CERTIFICATE: expected an X.509 certificate in DER");
        }

        @Test
        void pem_with_such_a_certificate_beside_a_private_key_is_refused() {
            String key = PemFiles.text("p256-pkcs8");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pem.keys(key + pem(UNKNOWN_ALGORITHM)))
                    .withMessageContaining("expected an RSA key, or one on P-256");
            assertThat(Pem.keys(key + pem(CERTIFICATE))).hasSize(2);
        }

        @Test
        void a_certificate_object_of_an_unknown_algorithm_is_refused() throws Exception {
            X509Certificate certificate = certificate(UNKNOWN_ALGORITHM);

            assertThatIllegalArgumentException().isThrownBy(() -> Jwk.of(certificate));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Jwk.of(EC).withX509Chain(List.of(certificate)))
                    .withMessage("\"x5c\": expected the JWK's own key in the first certificate");
        }

        @Test
        void a_chain_with_such_a_certificate_is_not_validated() throws Exception {
            TrustAnchor anchor = new TrustAnchor(certificate(CERTIFICATE), null);
            X509Chain chain = X509Chain.of(List.of(certificate(CERTIFICATE), certificate(UNKNOWN_ALGORITHM)));
            X509Chain alone = X509Chain.of(List.of(certificate(UNKNOWN_ALGORITHM)));
            Instant then = certificate(CERTIFICATE).getNotBefore().toInstant().plusSeconds(1);

            assertThatIllegalArgumentException().isThrownBy(() -> chain.validate(Set.of(anchor), then));
            assertThatIllegalArgumentException().isThrownBy(() -> alone.validate(Set.of(anchor), then));
        }
    }

    @Test
    void a_certificate_object_on_an_unknown_curve_is_refused() throws Exception {
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                        .generateCertificate(new ByteArrayInputStream(UNKNOWN_CURVE));
        String message = "expected a certificate whose key can be decoded";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(certificate))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwk.of(EC).withX509Chain(List.of(certificate)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(certificate(CERTIFICATE), certificate)))
                .withMessage(message);
    }

    private static List<JsonObject> keys() {
        return List.of(
                EC,
                Jwk.of(Resources.bare(Resources.RSA)).publicMembers(),
                Jwk.of(Resources.bare(Resources.X25519)).publicMembers());
    }

    private static JsonObject certified(JsonObject key, byte[] der) {
        return key.with("x5c", List.of(Base64.getEncoder().encodeToString(der)));
    }

    private static JsonObject setOf(JsonObject... keys) {
        return JsonObject.builder().put("keys", List.of(keys)).build();
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }

    private static X509Certificate certificate(byte[] der) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] changed(String from, String to) {
        String hex = HexFormat.of().formatHex(CERTIFICATE);
        assertThat(hex).containsOnlyOnce(from);
        return HexFormat.of().parseHex(hex.replace(from, to));
    }
}
