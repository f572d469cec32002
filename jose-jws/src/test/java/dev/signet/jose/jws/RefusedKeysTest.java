package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.testsupport.PartialProvider;
import java.math.BigInteger;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that were read and that a provider then refuses. */
class RefusedKeysTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final RsaJwk GOOD = (RsaJwk) Tokens.key(RsaPkcs1.RS256).withKeyId("good");
    private static final String TOKEN = RsaPkcs1.RS256.signer(GOOD).sign(PAYLOAD);
    private static final String NAMELESS =
            RsaPkcs1.RS256.signer(GOOD.privateKey().orElseThrow()).sign(PAYLOAD);

    /** A prime of 2048 bits: no product, so BouncyCastle does not take it for a modulus. */
    private static final RsaJwk ODD = (RsaJwk) rsa(BigInteger.TWO.pow(2047).add(BigInteger.valueOf(1919)), "odd");

    private static final JwkSet SET = JwkSet.of(ODD, GOOD.toPublic());

    static Stream<RuntimeException> refusals() {
        return Stream.of(
                null,
                new IllegalArgumentException("odd"),
                new IllegalStateException("odd"),
                new ProviderException("odd"),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_key_that_the_provider_refuses_does_not_cost_the_others(RuntimeException refusal) {
        JwsVerifier verifier = JwsVerifier.of(SET, RsaPkcs1.RS256).withProviders(refusing(refusal));

        assertThat(verifier.verify(TOKEN).payload()).isEqualTo(PAYLOAD);
        assertThat(verifier.verify(NAMELESS).payload()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void the_refusal_of_a_token_that_names_such_a_key_says_why(RuntimeException refusal) {
        JwsVerifier verifier = JwsVerifier.of(SET, RsaPkcs1.RS256).withProviders(refusing(refusal));
        String token = RsaPkcs1.RS256.signer(GOOD.withKeyId("odd")).sign(PAYLOAD);

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(token))
                .withMessage("expected one key for RS256: a key with the token's \"kid\" was set aside: "
                        + "RS256: the provider Refusing does not take this RSA key")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
    }

    @Test
    void the_same_key_is_a_key_where_the_provider_takes_it() {
        JwsVerifier verifier = JwsVerifier.of(SET, RsaPkcs1.RS256);

        assertThat(verifier.verify(TOKEN).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(NAMELESS));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(
                        RsaPkcs1.RS256.signer(GOOD.withKeyId("odd")).sign(PAYLOAD)));
    }

    @Test
    void pinned_to_bouncycastle_such_a_key_does_not_cost_the_others() {
        JwsVerifier verifier = JwsVerifier.of(SET, RsaPkcs1.RS256, RsaPss.PS256)
                .withProviders(CryptoProviders.only(new BouncyCastleProvider()));

        assertThat(verifier.verify(TOKEN).payload()).isEqualTo(PAYLOAD);
    }

    /** What one provider refuses goes to the next, so the key fits as it does without BouncyCastle. */
    @Test
    void with_bouncycastle_first_in_the_platform_the_jdk_takes_such_a_key() {
        Provider first = new BouncyCastleProvider();
        Security.insertProviderAt(first, 1);
        try {
            JwsVerifier verifier = JwsVerifier.of(
                    JwkSet.parse("{\"keys\":[" + ODD.toJson() + "," + GOOD.toJson() + "]}"), RsaPkcs1.RS256);

            assertThat(verifier.verify(TOKEN).payload()).isEqualTo(PAYLOAD);
            assertRefused(
                    Reason.SIGNATURE_INVALID,
                    () -> verifier.verify(
                            RsaPkcs1.RS256.signer(GOOD.withKeyId("odd")).sign(PAYLOAD)));
            assertRefused(Reason.KEY_NOT_FOUND, () -> verifier.verify(NAMELESS));
        } finally {
            Security.removeProvider(first.getName());
        }
    }

    @Test
    void one_key_that_the_provider_refuses_is_a_mistake_of_the_caller_that_pins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPkcs1.RS256.verifier(ODD).withProviders(refusing(null)))
                .withMessage("RS256: the provider Refusing does not take this RSA key");
    }

    @Test
    void a_provider_that_stops_taking_a_key_is_not_the_fault_of_the_token() {
        AtomicBoolean gone = new AtomicBoolean();
        CryptoProviders provider = CryptoProviders.only(new RefusingProvider(ODD.publicKey(), null, gone::get));
        JwsVerifier verifier = JwsVerifier.of(SET, RsaPkcs1.RS256).withProviders(provider);
        assertThat(verifier.verify(TOKEN).payload()).isEqualTo(PAYLOAD);
        gone.set(true);

        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> verifier.verify(TOKEN))
                .withMessage("the key could not be used to verify with RS256");
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> verifier.verifyDetached(detached(TOKEN), PAYLOAD));
    }

    @Test
    void what_the_algorithms_need_is_asked_for_before_there_is_a_token() {
        JwsVerifier verifier = JwsVerifier.of(JwkSet.of(), RsaPkcs1.RS256, Ecdsa.ES256);

        assertThatIllegalStateException()
                .isThrownBy(() -> verifier.withProviders(refusing(null)))
                .withMessage("ES256: the pinned provider Refusing has no SHA256withECDSAinP1363Format "
                        + "(Signature, NIST_CURVE)");
    }

    @Test
    void a_provider_with_one_of_the_two_curves_serves_the_keys_on_it() {
        OkpJwk ed25519 = OkpJwk.generate(Curve.ED25519).withKeyId("25519");
        OkpJwk ed448 = OkpJwk.generate(Curve.ED448).withKeyId("448");
        JwkSet set = JwkSet.of(ed448.toPublic(), ed25519.toPublic());
        CryptoProviders part = CryptoProviders.only(new PartialProvider("Signature.Ed25519"));
        JwsVerifier verifier = JwsVerifier.of(set, EdDsa.EDDSA).withProviders(part);

        assertThat(verifier.verify(EdDsa.EDDSA.signer(ed25519).sign(PAYLOAD)).payload())
                .isEqualTo(PAYLOAD);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(EdDsa.EDDSA.signer(ed448).sign(PAYLOAD)))
                .withMessageEndingWith(
                        "was set aside: EdDSA: the pinned provider Part has no Ed448 " + "(Signature, EDWARDS_CURVE)")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
        assertThatIllegalStateException()
                .isThrownBy(() -> JwsVerifier.of(set, EdDsa.ED448).withProviders(part))
                .withMessageContaining("Part has no Ed448");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448"})
    void a_provider_with_neither_curve_is_refused(String other) {
        CryptoProviders part = CryptoProviders.only(new PartialProvider("KeyFactory." + other));

        assertThatIllegalStateException()
                .isThrownBy(() -> JwsVerifier.of(JwkSet.of(), EdDsa.EDDSA).withProviders(part))
                .withMessageContaining("Part has no Ed25519");
    }

    private static CryptoProviders refusing(RuntimeException refusal) {
        return CryptoProviders.only(new RefusingProvider(ODD.publicKey(), refusal, () -> false));
    }

    private static String detached(String token) {
        return token.substring(0, token.indexOf('.') + 1) + token.substring(token.lastIndexOf('.'));
    }

    private static Jwk rsa(BigInteger modulus, String keyId) {
        byte[] octets = modulus.toByteArray();
        return Jwk.of(JsonObject.builder()
                .put("kty", "RSA")
                .put("kid", keyId)
                .put("e", "AQAB")
                .put("n", Base64Url.encode(octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets))
                .build());
    }
}
