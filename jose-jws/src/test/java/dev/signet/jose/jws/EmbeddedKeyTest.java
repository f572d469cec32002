package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signer's own public key in the header parameter {@code jwk} (RFC 7515 section 4.1.3). */
class EmbeddedKeyTest {

    private static final EcJwk KEY = (EcJwk) Tokens.key(Ecdsa.ES256);
    private static final EcJwk ANOTHER = EcJwk.generate(Curve.P_256);
    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);

    /** A signer that is not told its public key. */
    private static JwsSigner external(EcJwk key) {
        SigningPrimitive signing = JwsAlgorithms.operations(Ecdsa.ES256).signing(key, CryptoProviders.standard());
        return Ecdsa.ES256.signer(input -> signing.sign(input, 0, input.length));
    }

    private static Jwk embedded(String token) {
        JsonObject header = JsonObject.parse(Base64Url.decode(token.substring(0, token.indexOf('.'))));
        return Jwk.ofPublic(header.object("jwk").orElseThrow());
    }

    static Stream<JwsAlgorithm> algorithms() {
        return Stream.of(Ecdsa.ES256, Ecdsa.ES512, RsaPkcs1.RS256, RsaPss.PS256, EdDsa.ED25519, EdDsa.ED448);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void a_token_is_verified_with_the_key_in_its_header(JwsAlgorithm algorithm) {
        Jwk key = Tokens.key(algorithm);
        String token = JwsSigner.of(key, algorithm).withEmbeddedPublicKey().sign(PAYLOAD);

        Jwk embedded = embedded(token);
        assertThat(embedded.thumbprint()).isEqualTo(key.thumbprint());
        assertThat(JwsVerifier.of(embedded, algorithm).verify(token).payload()).isEqualTo(PAYLOAD);
    }

    /** RFC 9449 section 4.2: "The "jwk" ... MUST NOT contain a private key", and typ, alg and jwk are the header. */
    @Test
    void the_header_of_a_dpop_proof_has_the_members_of_the_key_and_no_others() {
        EcJwk described = EcJwk.generate(Curve.P_256)
                .withKeyId("internal name")
                .withUse(KeyUse.SIGNATURE)
                .withAlgorithm("ES256");

        JsonObject header = Ecdsa.ES256
                .signer(described)
                .withType("dpop+jwt")
                .withEmbeddedPublicKey()
                .header()
                .parameters();

        JsonObject members = described.publicMembers();
        assertThat(header)
                .isEqualTo(JsonObject.builder()
                        .put("alg", "ES256")
                        .put("typ", "dpop+jwt")
                        .put(
                                "jwk",
                                JsonObject.builder()
                                        .put("kty", "EC")
                                        .put("crv", "P-256")
                                        .put("x", members.string("x").orElseThrow())
                                        .put("y", members.string("y").orElseThrow())
                                        .build())
                        .build());
    }

    /** RFC 8555 section 6.2: protected are alg, nonce, url and jwk, in a flattened JWS; jwk excludes kid. */
    @Test
    void an_acme_account_is_asked_for_with_the_key_in_the_header() {
        String json = JwsJsonSigner.flattened(Ecdsa.ES256
                        .signer(KEY)
                        .withEmbeddedPublicKey()
                        .withHeader("nonce", "6S8IqOGY7eL2lsGoTZYifg")
                        .withHeader("url", "https://example.com/acme/new-account"))
                .sign("{\"termsOfServiceAgreed\":true}".getBytes(UTF_8));

        JsonObject request = JsonObject.parse(json);
        assertThat(request.names()).containsExactly("payload", "protected", "signature");
        JsonObject header =
                JsonObject.parse(Base64Url.decode(request.string("protected").orElseThrow()));
        assertThat(header.names()).containsExactly("alg", "jwk", "nonce", "url");
        Jwk account = Jwk.ofPublic(header.object("jwk").orElseThrow());
        assertThat(JwsJsonVerifier.of(SignaturePolicy.all(), JwsVerifier.of(account, Ecdsa.ES256))
                        .verify(json)
                        .json()
                        .bool("termsOfServiceAgreed"))
                .contains(true);
    }

    @Test
    void a_key_id_that_is_asked_for_afterwards_is_written() {
        JwsSigner signer = Ecdsa.ES256.signer(KEY);

        assertThat(signer.keyId()).isPresent();
        assertThat(signer.withEmbeddedPublicKey().keyId()).isEmpty();
        assertThat(signer.withEmbeddedPublicKey().withKeyId("k").keyId()).contains("k");
    }

    @Test
    void the_key_of_another_signer_verifies_nothing() {
        String token = Ecdsa.ES256.signer(KEY).withEmbeddedPublicKey().sign(PAYLOAD);
        String anothers = Ecdsa.ES256.signer(ANOTHER).withEmbeddedPublicKey().sign(PAYLOAD);
        String forged = token.substring(0, token.lastIndexOf('.')) + anothers.substring(anothers.lastIndexOf('.'));

        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> JwsVerifier.of(embedded(forged), Ecdsa.ES256).verify(forged));
    }

    @Test
    void an_external_signer_is_given_its_public_key() {
        JwsSigner signer = external(KEY).withEmbeddedPublicKey(KEY.toPublic());

        for (JwsSigner each : Stream.of(
                        signer, signer.withType("dpop+jwt"), signer.withProviders(CryptoProviders.standard()))
                .toList()) {
            String token = each.sign(PAYLOAD);
            assertThat(JwsVerifier.of(embedded(token), Ecdsa.ES256)
                            .verify(token)
                            .payload())
                    .isEqualTo(PAYLOAD);
        }
        assertThat(signer.withEmbeddedPublicKey().header()).isEqualTo(signer.header());
    }

    @Test
    void a_private_key_of_the_JDK_is_given_its_public_key() {
        JwsSigner signer = Ecdsa.ES256.signer(KEY.privateKey().orElseThrow());

        String token = signer.withEmbeddedPublicKey(KEY.toPublic()).sign(PAYLOAD);
        assertThat(embedded(token).thumbprint()).isEqualTo(KEY.thumbprint());
        assertThatIllegalStateException()
                .isThrownBy(signer::withEmbeddedPublicKey)
                .withMessage("this signer was not made from a JWK and does not know its public key:"
                        + " call withEmbeddedPublicKey(Jwk)");
    }

    @Test
    void no_signature_leaves_beside_a_public_key_that_is_not_its_own() {
        for (JwsSigner honest : Stream.of(
                        external(KEY), Ecdsa.ES256.signer(KEY.privateKey().orElseThrow()))
                .toList()) {
            JwsSigner signer = honest.withEmbeddedPublicKey(ANOTHER.toPublic());

            for (int i = 0; i < 2; i++) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> signer.sign(PAYLOAD))
                        .withMessageStartingWith("the signature does not verify under the public key given to");
                assertThatIllegalStateException().isThrownBy(() -> signer.signDetached(PAYLOAD));
                assertThatIllegalStateException()
                        .isThrownBy(() -> signer.signDetached(new ByteArrayInputStream(PAYLOAD)));
                assertThatIllegalStateException()
                        .isThrownBy(() -> signer.withUnencodedPayload().sign(PAYLOAD));
                assertThatIllegalStateException()
                        .isThrownBy(() -> JwsJsonSigner.flattened(signer).sign(PAYLOAD));
            }
        }
    }

    @Test
    void the_signature_of_an_external_signer_is_asked_for_once() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        SigningPrimitive signing = JwsAlgorithms.operations(Ecdsa.ES256).signing(KEY, CryptoProviders.standard());
        JwsSigner signer = Ecdsa.ES256
                .signer(input -> {
                    calls.incrementAndGet();
                    return signing.sign(input, 0, input.length);
                })
                .withEmbeddedPublicKey(KEY.toPublic());

        signer.signDetached(new ByteArrayInputStream(PAYLOAD));
        signer.sign(PAYLOAD);

        assertThat(calls).hasValue(2);
    }

    @Test
    void the_public_key_of_a_JWK_signer_is_its_own() {
        JwsSigner signer = Ecdsa.ES256.signer(KEY);

        assertThat(signer.withEmbeddedPublicKey(KEY.toPublic()).header())
                .isEqualTo(signer.withEmbeddedPublicKey().header());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.withEmbeddedPublicKey(ANOTHER.toPublic()))
                .withMessage("\"jwk\": expected the signer's own public key, this is another");
    }

    @Test
    void a_secret_is_not_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> external(KEY).withEmbeddedPublicKey(KEY))
                .withMessage("\"jwk\": expected a public key, this one is private; call toPublic()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> external(KEY).withEmbeddedPublicKey(OctJwk.generate(32)))
                .withMessage("\"jwk\": expected a public key, a symmetric key is a secret");
        assertThatIllegalStateException()
                .isThrownBy(() -> Hmac.HS256.signer(OctJwk.generate(32)).withEmbeddedPublicKey())
                .withMessage("HS256 has no public key to write into the header");
    }

    @Test
    void a_key_that_cannot_be_the_signers_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> external(KEY)
                        .withEmbeddedPublicKey(EcJwk.generate(Curve.P_384).toPublic()))
                .withMessageContaining("P-384");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> external(KEY).withEmbeddedPublicKey(KEY.toPublic().withUse(KeyUse.ENCRYPTION)))
                .withMessageContaining("verify");
    }

    @Test
    void the_header_is_not_given_by_hand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ecdsa.ES256.signer(KEY).withHeader("jwk", KEY.publicMembers()))
                .withMessage(
                        "\"jwk\" is set by withEmbeddedPublicKey(), which writes the signer's own key and no other");
    }
}
