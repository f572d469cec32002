package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens under keys that a set's reader accepts and a single key's does not. */
final class LenientKeysTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);
    private static final EcJwk CLEAN = EcJwk.generate(Curve.P_256);
    private static final EcJwk OTHER = EcJwk.generate(Curve.P_256);

    @Test
    void a_token_without_kid_is_verified_under_the_key_that_needed_no_leniency() {
        JwsVerifier verifier = JwsVerifier.of(setOf(odd(OTHER), CLEAN.publicMembers()), Ecdsa.ES256);
        JwsVerifier alone = JwsVerifier.of(setOf(odd(OTHER)), Ecdsa.ES256);
        JwsVerifier both = JwsVerifier.of(setOf(odd(OTHER), odd(CLEAN)), Ecdsa.ES256);
        String byClean = Ecdsa.ES256.signer(CLEAN).sign(PAYLOAD);
        String byOther = Ecdsa.ES256.signer(OTHER).sign(PAYLOAD);

        assertThat(verifier.verify(byClean).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(byOther));
        assertThat(alone.verify(byOther).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.KEY_NOT_FOUND, () -> both.verify(byClean));
    }

    @Test
    void a_kid_finds_the_key_that_needed_leniency() {
        JwsVerifier verifier = JwsVerifier.of(
                setOf(odd(OTHER.withKeyId("other")), CLEAN.withKeyId("clean").publicMembers()), Ecdsa.ES256);

        assertThat(verifier.verify(Ecdsa.ES256.signer(OTHER.withKeyId("other")).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(
                        Ecdsa.ES256.signer(CLEAN).withKeyId("other").sign(PAYLOAD)));
    }

    @Test
    void a_key_with_a_small_exponent_verifies_where_the_reader_accepts_it() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));
        KeyPair pair = generator.generateKeyPair();
        String token = rs256(pair);
        JsonObject set = setJson(small((RSAPublicKey) pair.getPublic()));
        JwsVerifier verifier =
                JwsVerifier.of(JwkSet.reader().acceptingSmallExponents().readPublic(set), RsaPkcs1.RS256);

        assertThat(verifier.verify(token).payload()).isEqualTo(PAYLOAD);
        assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(token.substring(0, token.length() - 4) + "AAAA"));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> JwsVerifier.of(JwkSet.ofPublic(set), RsaPkcs1.RS256).verify(token));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RsaPkcs1.RS256.verifier((RSAPublicKey) pair.getPublic()))
                .withMessageStartingWith("\"e\": expected at least 65537, was 3");
    }

    private static String rs256(KeyPair pair) throws Exception {
        String input = Base64Url.encode("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + Base64Url.encode(PAYLOAD);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(UTF_8));
        return input + "." + Base64Url.encode(signature.sign());
    }

    private static JsonObject small(RSAPublicKey key) {
        byte[] n = key.getModulus().toByteArray();
        return JsonObject.builder()
                .put("kty", "RSA")
                .put("n", Base64Url.encode(n))
                .put("e", "Aw")
                .build();
    }

    /** The key with a hash that is none, as some issuers publish it. */
    private static JsonObject odd(Jwk key) {
        return key.publicMembers().with("x5t", "RTBFQjE3");
    }

    private static JwkSet setOf(JsonObject... keys) {
        return JwkSet.ofPublic(setJson(keys));
    }

    private static JsonObject setJson(JsonObject... keys) {
        return JsonObject.builder().put("keys", List.of(keys)).build();
    }
}
