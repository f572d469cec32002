package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyOperation;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OkpJwk;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdhEsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final EcJwk KEY = EcJwk.generate(Curve.P_256);
    private static final OkpJwk X25519 = OkpJwk.generate(Curve.X25519);
    private static final byte[] PLAINTEXT = "secret".getBytes(UTF_8);

    private final JweDecrypter decrypter = EcdhEs.ECDH_ES_A256KW.decrypter(KEY, GCM);
    private final String token = EcdhEs.ECDH_ES_A256KW.encrypter(KEY, GCM).encrypt(PLAINTEXT);
    private final JsonObject header = JsonObject.parse(Tokens.header(token));

    @Test
    void an_external_key_is_not_asked_to_agree_on_another_curve() {
        ExternalKeyAgreement never = other -> {
            throw new AssertionError("asked");
        };
        JweDecrypter decrypter = EcdhEs.ECDH_ES.decrypter(Curve.P_384, never, ContentEncryption.A256GCM);
        String token =
                EcdhEs.ECDH_ES.encrypter(Keys.P_256, ContentEncryption.A256GCM).encrypt(new byte[5]);

        assertThat(Refusal.reason(decrypter, token)).isEqualTo(Reason.DECRYPTION_FAILED);
    }

    @Test
    void derives_as_rfc_7518_appendix_c() throws Exception {
        JsonObject facts = Facts.of("rfc7518/c-ecdh-es.json");
        EcJwk bob = (EcJwk) Jwk.of(facts.object("recipient_private").orElseThrow());
        Ecdh ecdh = new Ecdh(Curve.P_256, CryptoProviders.standard());
        CekUnwrapper unwrapper = new EcdhEsKeys("ECDH-ES", CryptoProviders.standard())
                .unwrapper(Curve.P_256, other -> ecdh.agree(bob.privateKey().orElseThrow(), other));
        JoseHeader rfcHeader = JoseHeader.of(facts.object("header").orElseThrow());
        assertThat(unwrapper.unwrap(rfcHeader, new byte[0], ContentEncryption.A128GCM))
                .isEqualTo(Facts.hex(facts, "derived_key_hex"));
    }

    @Test
    void sends_as_rfc_7518_appendix_c() throws Exception {
        JsonObject facts = Facts.of("rfc7518/c-ecdh-es.json");
        EcJwk alice = (EcJwk) Jwk.of(facts.object("ephemeral_private").orElseThrow());
        EcJwk bob = (EcJwk) Jwk.of(facts.object("recipient_private").orElseThrow());
        KeyPair ephemeral = new KeyPair(alice.publicKey(), alice.privateKey().orElseThrow());
        String made = EcdhEs.ECDH_ES
                .encrypter(bob.publicKey(), ContentEncryption.A128GCM)
                .withAgreementPartyUInfo("Alice".getBytes(US_ASCII))
                .withAgreementPartyVInfo("Bob".getBytes(US_ASCII))
                .drawing(Scripted.drawing(ephemeral, new byte[12]))
                .encrypt(PLAINTEXT);
        assertThat(JsonObject.parse(Tokens.header(made)))
                .isEqualTo(facts.object("header").orElseThrow());
        byte[] aad = made.substring(0, made.indexOf('.')).getBytes(US_ASCII);
        assertThat(ContentEncryption.A128GCM
                        .cipher(CryptoProviders.standard(), false)
                        .decrypt(
                                Facts.hex(facts, "derived_key_hex"),
                                new byte[12],
                                aad,
                                Tokens.part(made, Tokens.CIPHERTEXT),
                                Tokens.part(made, Tokens.TAG)))
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void sends_a_public_key_with_exactly_its_members() {
        assertThat(header.object("epk").orElseThrow().names()).containsExactly("kty", "crv", "x", "y");
        assertThat(header.object("epk").orElseThrow().string("crv")).contains("P-256");
    }

    @Test
    void makes_a_new_ephemeral_key_for_each_message() {
        JweEncrypter encrypter = EcdhEs.ECDH_ES.encrypter(X25519, GCM);
        assertThat(epk(encrypter.encrypt(PLAINTEXT))).isNotEqualTo(epk(encrypter.encrypt(PLAINTEXT)));
    }

    @Test
    void sends_no_encrypted_key_with_direct_agreement() {
        String direct = EcdhEs.ECDH_ES.encrypter(KEY, GCM).encrypt(PLAINTEXT);
        assertThat(Tokens.part(direct, Tokens.ENCRYPTED_KEY)).isEmpty();
    }

    @Test
    void refuses_an_encrypted_key_with_direct_agreement() {
        String direct = EcdhEs.ECDH_ES.encrypter(KEY, GCM).encrypt(PLAINTEXT);
        String with = Tokens.with(direct, Tokens.ENCRYPTED_KEY, new byte[40]);
        assertThat(Refusal.reason(EcdhEs.ECDH_ES.decrypter(KEY, GCM), with)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apu", "apv"})
    void binds_the_parties_into_the_key(String party) {
        JweEncrypter plain = EcdhEs.ECDH_ES_A256KW.encrypter(KEY, GCM);
        byte[] name = party.getBytes(US_ASCII);
        JweEncrypter named =
                party.equals("apu") ? plain.withAgreementPartyUInfo(name) : plain.withAgreementPartyVInfo(name);
        String made = named.encrypt(PLAINTEXT);
        JsonObject madeHeader = JsonObject.parse(Tokens.header(made));
        assertThat(madeHeader.octets(party)).contains(name);
        assertThat(decrypter.decrypt(made).plaintext()).isEqualTo(PLAINTEXT);
        assertThat(Refusal.of(
                        decrypter,
                        Tokens.withHeader(made, madeHeader.without(party).toJson())))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void knows_no_parties_without_an_agreement() {
        JweEncrypter direct = Direct.DIR.encrypter(Keys.secret(32), GCM);
        assertThatIllegalStateException()
                .isThrownBy(() -> direct.withAgreementPartyUInfo(new byte[1]))
                .withMessageContaining("apu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"apu\":1}", "{\"apu\":\"a b\"}", "{\"apv\":\"QQ==\"}", "{\"apv\":\"QR\"}", "{\"apv\":null}"})
    void refuses_parties_that_are_not_base64url(String parties) {
        assertThat(Refusal.reason(decrypter, with(parties))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_token_without_ephemeral_key() {
        assertThat(Refusal.reason(
                        decrypter,
                        Tokens.withHeader(token, header.without("epk").toJson())))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"epk\":1}",
                "{\"epk\":null}",
                "{\"epk\":{}}",
                "{\"epk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"epk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}",
                // The point at infinity and points off the curve.
                "{\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"\"}}",
                "{\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
                        + "\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}}",
                "{\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0\","
                        + "\"y\":\"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFppo\"}}",
                // A coordinate with a leading zero too many.
                "{\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AICNBgCCwXbu0-d2pKxZjMhnLBd5-XTuzJsDQRyluUld\","
                        + "\"y\":\"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps\"}}",
                // X25519 points of small order.
                "{\"epk\":{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}}",
                "{\"epk\":{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}}",
                // A curve for signatures.
                "{\"epk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}}"
            })
    void refuses_an_ephemeral_key_that_is_no_point_for_an_agreement(String epk) {
        assertThat(Refusal.reason(decrypter, with(epk))).isEqualTo(Reason.MALFORMED);
    }

    /** Numbers that no reader takes, so looking at one ends in a complaint. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"epk\":{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"!\"}}",
                "{\"epk\":{\"kty\":\"RSA\",\"crv\":\"P-256\",\"n\":\"!\",\"e\":\"!\"}}",
                "{\"epk\":{\"kty\":\"oct\",\"crv\":\"P-256\",\"k\":\"!\"}}",
                "{\"epk\":{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"!\",\"y\":\"!\"}}",
                "{\"epk\":{\"kty\":\"EC\",\"x\":\"!\",\"y\":\"!\"}}",
                "{\"epk\":{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"!\"}}",
                "{\"epk\":{\"crv\":\"P-256\",\"x\":\"!\",\"y\":\"!\"}}"
            })
    void looks_at_the_kind_of_an_ephemeral_key_before_its_numbers(String epk) {
        assertThat(Refusal.of(decrypter, with(epk)))
                .isEqualTo(new Refusal(
                        Reason.MALFORMED,
                        "\"epk\": expected a public key on a curve for key agreement: \"kty\" EC with P-256, P-384 or"
                                + " P-521, or OKP with X25519 or X448"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x5c", "x5u", "x5t", "x5t#S256"})
    void reads_no_certificate_of_an_ephemeral_key(String member) {
        JsonObject epk = EcJwk.generate(Curve.P_256).publicMembers();
        String odd =
                JsonObject.builder().put("epk", epk.with(member, 1)).build().toJson();
        String harmless =
                JsonObject.builder().put("epk", epk.with("note", 1)).build().toJson();

        assertThat(Refusal.of(decrypter, with(odd)))
                .isEqualTo(new Refusal(Reason.MALFORMED, "\"epk\": expected none of [x5c, x5u, x5t, x5t#S256]"));
        assertThat(Refusal.of(decrypter, with(harmless))).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    /** What latchset's jose writes: RFC 7517 section 4.3 has both kinds of operations, and here one key does both. */
    @ParameterizedTest
    @EnumSource(names = "ECDH_ES", mode = EnumSource.Mode.EXCLUDE)
    void a_key_for_wrapping_serves_agreement_with_key_wrapping(EcdhEs algorithm) {
        EcJwk ec = Keys.P_256.withOperations(KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY);
        OkpJwk okp = Keys.X25519.withOperations(KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY);

        assertThat(algorithm
                        .decrypter(ec, GCM)
                        .decrypt(algorithm.encrypter(ec.toPublic(), GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        assertThat(JweDecrypter.of(JwkSet.of(okp), algorithm, GCM)
                        .decrypt(algorithm.encrypter(okp, GCM).encrypt(PLAINTEXT))
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_for_something_else_serves_no_agreement(EcdhEs algorithm) {
        EcJwk unwrapping = Keys.P_256.withOperations(KeyOperation.UNWRAP_KEY);
        EcJwk wrapping = Keys.P_256.withOperations(KeyOperation.WRAP_KEY);
        EcJwk encrypting = Keys.P_256.withOperations(KeyOperation.ENCRYPT, KeyOperation.DECRYPT);

        assertThatIllegalArgumentException().isThrownBy(() -> algorithm.encrypter(unwrapping, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> algorithm.decrypter(wrapping, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> algorithm.encrypter(encrypting, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> algorithm.decrypter(encrypting, GCM));
    }

    @Test
    void a_key_for_wrapping_does_not_serve_plain_agreement() {
        EcJwk wrapping = Keys.P_256.withOperations(KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY);

        assertThatIllegalArgumentException().isThrownBy(() -> EcdhEs.ECDH_ES.encrypter(wrapping, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(wrapping, GCM));
    }

    @Test
    void refuses_an_ephemeral_key_with_its_private_part() {
        JsonObject epk = JsonObject.builder()
                .put("epk", EcJwk.generate(Curve.P_256).privateMembers())
                .build();
        assertThat(Refusal.reason(decrypter, with(epk.toJson()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_valid_ephemeral_key_on_another_curve() {
        JsonObject epk = JsonObject.builder()
                .put("epk", EcJwk.generate(Curve.P_384).publicMembers())
                .build();
        assertThat(Refusal.of(decrypter, with(epk.toJson()))).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void refuses_another_recipients_key() {
        JweDecrypter other = EcdhEs.ECDH_ES_A256KW.decrypter(EcJwk.generate(Curve.P_256), GCM);
        assertThat(Refusal.of(other, token)).isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void does_not_take_direct_agreement_for_wrapping() {
        String direct = EcdhEs.ECDH_ES.encrypter(KEY, GCM).encrypt(PLAINTEXT);
        assertThat(Refusal.reason(decrypter, direct)).isEqualTo(Reason.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void takes_the_jdks_keys() {
        String made = EcdhEs.ECDH_ES.encrypter(KEY.publicKey(), GCM).encrypt(PLAINTEXT);
        assertThat(EcdhEs.ECDH_ES
                        .decrypter(KEY.privateKey().orElseThrow(), GCM)
                        .decrypt(made)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
        String other =
                EcdhEs.ECDH_ES.encrypter((XECPublicKey) X25519.publicKey(), GCM).encrypt(PLAINTEXT);
        XECPrivateKey privateKey = (XECPrivateKey) X25519.privateKey().orElseThrow();
        assertThat(EcdhEs.ECDH_ES.decrypter(privateKey, GCM).decrypt(other).plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void refuses_keys_on_curves_for_signatures() {
        OkpJwk ed25519 = OkpJwk.generate(Curve.ED25519);
        EcJwk secp256k1 = EcJwk.generate(Curve.SECP256K1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.encrypter(ed25519, GCM))
                .withMessageContaining("Ed25519");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.encrypter(secp256k1, GCM))
                .withMessageContaining("secp256k1");
        assertThatIllegalArgumentException().isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(ed25519, GCM));
        assertThatIllegalArgumentException().isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(secp256k1, GCM));
    }

    @Test
    void refuses_a_jwk_that_is_not_for_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.encrypter(KEY.withAlgorithm("ECDH-ES+A256KW"), GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(KEY.withUse(KeyUse.SIGNATURE), GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(KEY.withOperations(KeyOperation.SIGN), GCM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcdhEs.ECDH_ES.decrypter(KEY.toPublic(), GCM))
                .withMessageContaining("private");
    }

    @Test
    void takes_a_jwk_that_may_derive_bits() {
        EcJwk deriving = KEY.withOperations(KeyOperation.DERIVE_BITS).withKeyId("7");
        String made = EcdhEs.ECDH_ES.encrypter(deriving, GCM).encrypt(PLAINTEXT);
        assertThat(EcdhEs.ECDH_ES
                        .decrypter(deriving, GCM)
                        .decrypt(made)
                        .header()
                        .keyId())
                .contains("7");
    }

    @Test
    void decrypts_with_a_key_that_is_elsewhere() {
        PrivateKey privateKey = KEY.privateKey().orElseThrow();
        ExternalKeyAgreement hsm = ephemeral -> agree("ECDH", privateKey, ephemeral);
        assertThat(EcdhEs.ECDH_ES_A256KW
                        .decrypter(Curve.P_256, hsm, GCM)
                        .decrypt(token)
                        .plaintext())
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void fails_alike_when_the_key_elsewhere_refuses() {
        ExternalKeyAgreement hsm = ephemeral -> {
            throw new GeneralSecurityException("no");
        };
        assertThat(Refusal.of(EcdhEs.ECDH_ES_A256KW.decrypter(Curve.P_256, hsm, GCM), token))
                .isEqualTo(Refusal.DECRYPTION_FAILED);
    }

    @Test
    void says_what_is_wrong_with_a_secret_from_elsewhere() {
        JweDecrypter external = EcdhEs.ECDH_ES_A256KW.decrypter(Curve.P_256, ephemeral -> new byte[31], GCM);
        assertThatExceptionOfType(KeySourceException.class)
                .isThrownBy(() -> external.decrypt(token))
                .withMessageContaining("32")
                .withMessageContaining("31");
    }

    private String with(String change) {
        JsonObject changed = JsonObject.parse(change);
        String name = changed.names().get(0);
        return Tokens.withHeader(
                token, header.with(name, changed.value(name).orElseThrow()).toJson());
    }

    private static JsonObject epk(String token) {
        return JsonObject.parse(Tokens.header(token)).object("epk").orElseThrow();
    }

    private static byte[] agree(String algorithm, PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
