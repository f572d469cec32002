package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.examples.recipes.TestCertificate.FROM;
import static dev.signet.jose.examples.recipes.TestCertificate.NOW;
import static dev.signet.jose.examples.recipes.TestCertificate.UNTIL;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static dev.signet.jose.jws.RsaPss.PS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsSigner;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class X5cVerifierTest {

    private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(UTF_8);

    private static final TestCertificate ROOT = TestCertificate.root("root");
    private static final TestCertificate INTERMEDIATE = ROOT.authority("intermediate");
    private static final TestCertificate LEAF = INTERMEDIATE.leaf("leaf");

    private final X5cVerifier verifier = verifier(ROOT);

    private static X5cVerifier verifier(TestCertificate... roots) {
        return new X5cVerifier(
                Set.copyOf(List.of(roots).stream().map(TestCertificate::anchor).toList()),
                chain -> true,
                ES256,
                TokenLimits.defaults());
    }

    private static String token(TestCertificate leaf, TestCertificate... others) {
        return leaf.signer(ES256, others).sign(PAYLOAD);
    }

    @Test
    void accepts_a_chain_that_ends_before_the_root_or_in_it() {
        assertThat(verifier.verify(token(LEAF, INTERMEDIATE), NOW).payload()).isEqualTo(PAYLOAD);
        assertThat(verifier.verify(token(LEAF, INTERMEDIATE, ROOT), NOW).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void refuses_the_root_that_comes_with_the_token() {
        TestCertificate root = TestCertificate.root("root");
        TestCertificate intermediate = root.authority("intermediate");

        assertRefused(
                Reason.KEY_NOT_FOUND, () -> verifier.verify(token(intermediate.leaf("leaf"), intermediate, root), NOW));
    }

    @Test
    void refuses_a_chain_with_a_gap() {
        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token(LEAF), NOW));
    }

    @Test
    void refuses_certificates_before_and_after_their_time() {
        String token = token(LEAF, INTERMEDIATE);

        assertThat(verifier.verify(token, FROM).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token, FROM.minusSeconds(1)));
        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token, UNTIL.plusSeconds(1)));
    }

    @Test
    void refuses_a_leaf_that_expired_before_its_issuers() {
        TestCertificate expired = INTERMEDIATE.leafUntil(NOW.minusSeconds(1), "leaf");

        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token(expired, INTERMEDIATE), NOW));
    }

    @Test
    void refuses_a_leaf_that_issues_certificates() {
        TestCertificate below = LEAF.leaf("below");

        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(token(below, LEAF, INTERMEDIATE), NOW));
    }

    @Test
    void refuses_certificates_for_another_purpose() {
        X5cVerifier other = new X5cVerifier(Set.of(ROOT.anchor()), chain -> false, ES256, TokenLimits.defaults());

        assertRefused(Reason.KEY_NOT_FOUND, () -> other.verify(token(LEAF, INTERMEDIATE), NOW));
    }

    @Test
    void refuses_another_key_than_that_of_the_certificate() {
        String token = JwsSigner.of(Jwk.of(TestCertificate.ecKeys()), ES256)
                .withHeader("x5c", List.of(LEAF.base64(), INTERMEDIATE.base64()))
                .sign(PAYLOAD);

        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(token, NOW));
    }

    @Test
    void refuses_another_algorithm() {
        X5cVerifier rsa = new X5cVerifier(Set.of(ROOT.anchor()), chain -> true, RS256, TokenLimits.defaults());
        TestCertificate ofRsa = INTERMEDIATE.forHost("a.example", TestCertificate.rsaKeys());

        assertThat(rsa.verify(ofRsa.signer(RS256, INTERMEDIATE).sign(PAYLOAD), NOW)
                        .payload())
                .isEqualTo(PAYLOAD);
        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> rsa.verify(ofRsa.signer(PS256, INTERMEDIATE).sign(PAYLOAD), NOW));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> verifier.verify(ofRsa.signer(RS256, INTERMEDIATE).sign(PAYLOAD), NOW));
    }

    @Test
    void trusts_an_older_root_that_signed_a_newer_one() {
        TestCertificate newer = TestCertificate.root("newer");
        TestCertificate intermediate = newer.authority("intermediate");
        String token = token(intermediate.leaf("leaf"), intermediate, ROOT.crossSigned(newer));

        assertThat(verifier.verify(token, NOW).payload()).isEqualTo(PAYLOAD);
        assertThat(verifier(ROOT, newer).verify(token, NOW).payload()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.b.c", "eyJhbGciOiJFUzI1NiJ9.e30.AA", "bm8ganNvbg.e30.AA"})
    void refuses_what_has_no_certificates(String token) {
        assertRefused(Reason.MALFORMED, () -> verifier.verify(token, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "\"MIIB\"", "[1]", "[\"\"]", "[\"MIIB\"]", "[\"-----END CERTIFICATE-----\"]", "[\"%\"]"})
    void refuses_what_is_no_certificate(String x5c) {
        String header = Base64Url.encode(("{\"alg\":\"ES256\",\"x5c\":" + x5c + "}").getBytes(UTF_8));

        assertRefused(Reason.MALFORMED, () -> verifier.verify(header + ".e30.AA", NOW));
    }

    @Test
    void refuses_certificates_that_do_not_belong_together() {
        assertRefused(Reason.MALFORMED, () -> verifier.verify(token(LEAF, TestCertificate.root("other")), NOW));
    }

    @Test
    void refuses_certificates_in_another_order_or_twice() {
        assertRefused(Reason.MALFORMED, () -> verifier.verify(signed(INTERMEDIATE.base64(), LEAF.base64()), NOW));
        assertRefused(
                Reason.MALFORMED,
                () -> verifier.verify(signed(LEAF.base64(), INTERMEDIATE.base64(), INTERMEDIATE.base64()), NOW));
        assertThat(verifier.verify(signed(LEAF.base64(), INTERMEDIATE.base64()), NOW)
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    private static String signed(String... x5c) {
        return JwsSigner.of(Jwk.of(LEAF.keys()), ES256)
                .withHeader("x5c", List.of(x5c))
                .sign(PAYLOAD);
    }

    @Test
    void refuses_more_than_five_certificates() {
        String token = JwsSigner.of(Jwk.of(LEAF.keys()), ES256)
                .withHeader("x5c", Collections.nCopies(6, LEAF.base64()))
                .sign(PAYLOAD);

        assertRefused(Reason.MALFORMED, () -> verifier.verify(token, NOW));
    }

    @Test
    void refuses_a_long_token_and_a_long_header() {
        assertRefused(Reason.TOO_LARGE, () -> verifier.verify("a".repeat(10_924) + ".e30.AA", NOW));
        assertRefused(Reason.TOO_LARGE, () -> verifier.verify("e30." + "a".repeat(262_144) + ".AA", NOW));
    }
}
