package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.JsonObject;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class X509ChainTest {

    private static final X509Certificate ROOT = certificate("ca");
    private static final X509Certificate INTERMEDIATE = certificate("intermediate");
    private static final X509Certificate LEAF = certificate("leaf");
    private static final Set<TrustAnchor> ANCHORS = Set.of(new TrustAnchor(ROOT, null));
    private static final Instant VALID = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void leads_to_the_anchor() {
        TrustAnchor anchor = X509Chain.of(List.of(LEAF, INTERMEDIATE)).validate(ANCHORS, VALID);

        assertThat(anchor.getTrustedCert()).isEqualTo(ROOT);
    }

    @Test
    void may_end_in_the_anchor_itself() {
        Jwk key = Jwk.of(LEAF, INTERMEDIATE, ROOT);

        assertThat(X509Chain.of(key).validate(ANCHORS, VALID).getTrustedCert()).isEqualTo(ROOT);
    }

    @Test
    void is_refused_without_the_intermediate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(LEAF)).validate(ANCHORS, VALID))
                .withMessageContaining("trust anchor");
    }

    @Test
    void is_refused_under_another_anchor() {
        Set<TrustAnchor> others = Set.of(new TrustAnchor(certificate("rsa-certificate"), null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(LEAF, INTERMEDIATE)).validate(others, VALID))
                .withMessageContaining("trust anchor");
    }

    @Test
    void is_refused_before_its_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(LEAF, INTERMEDIATE))
                        .validate(ANCHORS, Instant.parse("2020-01-01T00:00:00Z")))
                .withMessageContaining("certificate");
    }

    @Test
    void is_refused_after_its_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(LEAF, INTERMEDIATE))
                        .validate(ANCHORS, Instant.parse("2200-01-01T00:00:00Z")))
                .withMessageContaining("certificate");
    }

    @Test
    void does_not_make_a_leaf_an_issuer() {
        Set<TrustAnchor> leaf = Set.of(new TrustAnchor(LEAF, null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(INTERMEDIATE)).validate(leaf, VALID))
                .withMessageContaining("trust anchor");
    }

    @Test
    void asks_about_revocation_only_if_told_to() {
        X509Chain chain = X509Chain.of(List.of(LEAF, INTERMEDIATE)).checkingRevocation();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chain.validate(ANCHORS, VALID))
                .withMessageContaining("REVOCATION_STATUS");
    }

    @Test
    void needs_an_anchor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(List.of(LEAF)).validate(Set.of(), VALID))
                .withMessageContaining("at least one trust anchor");
    }

    @Test
    void needs_certificates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> X509Chain.of(Pem.key(PemFiles.text("p256-spki"))))
                .withMessageContaining("at least one certificate");
    }

    @Test
    void goes_into_the_jwk_of_its_key() {
        Jwk key = Pem.key(PemFiles.text("p256-pkcs8"))
                .withX509Chain(List.of(LEAF, INTERMEDIATE))
                .withX509Thumbprints();

        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key);
        assertThat(key.parameters().x509Sha1Thumbprint())
                .hasValueSatisfying(hash -> assertThat(hash).hasSize(20));
        assertThat(key.parameters().x509Sha256Thumbprint())
                .hasValueSatisfying(hash -> assertThat(hash).hasSize(32));
    }

    @Test
    void does_not_go_into_the_jwk_of_another_key() {
        Jwk other = Pem.key(PemFiles.text("rsa-spki"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.withX509Chain(List.of(LEAF)))
                .withMessageContaining("own key");
    }

    @Test
    void drops_the_hashes_of_another_certificate() {
        Jwk key = Jwk.of(LEAF).withX509Thumbprints().withX509Chain(List.of(LEAF, INTERMEDIATE));

        assertThat(key.parameters().x509Sha256Thumbprint()).isEmpty();
    }

    @Test
    void is_needed_for_thumbprints() {
        Jwk key = Pem.key(PemFiles.text("p256-spki"));

        assertThatIllegalStateException().isThrownBy(key::withX509Thumbprints).withMessageContaining("x5c");
    }

    @Test
    void comes_from_the_certificates_of_rfc_7515_appendix_b() {
        JsonObject header = Resources.object("rfc7515/b");
        X509Chain chain = X509Chain.of(header.strings("x5c").orElseThrow().stream()
                .map(text ->
                        CertificateChains.read(Base64.getDecoder().decode(text)).orElseThrow())
                .toList());

        Jwk key = Jwk.of(chain.certificates().get(0)).withX509Chain(chain.certificates());

        assertThat(key.publicMembers().strings("x5c")).isEqualTo(header.strings("x5c"));
        assertThat(key.keyType()).isEqualTo("RSA");
    }

    private static X509Certificate certificate(String name) {
        return X509Chain.of(Pem.key(PemFiles.text(name))).certificates().get(0);
    }
}
