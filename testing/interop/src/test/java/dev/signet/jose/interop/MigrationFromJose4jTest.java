package dev.signet.jose.interop;

import static dev.signet.jose.interop.MigrationFixtures.assertOpens;
import static dev.signet.jose.interop.MigrationFixtures.assertRefused;
import static dev.signet.jose.interop.MigrationFixtures.decoder;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.Direct.DIR;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.EdDsa.EDDSA;
import static dev.signet.jose.jws.Hmac.HS256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.UnsignedJwtDecoder;
import dev.signet.jose.testkit.JwksServer;
import java.security.Key;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

/** The calls that docs/migration.md has for jose4j; {@link MigrationPageTest} reads this source. */
final class MigrationFromJose4jTest {
    private final SecretKey secret = MigrationFixtures.SECRET;
    private final SecretKey contentKey = MigrationFixtures.CONTENT_KEY;
    private final RSAPublicKey rsaPublicKey = MigrationFixtures.RSA.publicKey();
    private final RSAPrivateKey rsaPrivateKey =
            MigrationFixtures.RSA.privateKey().orElseThrow();
    private final ECPublicKey ecPublicKey = MigrationFixtures.EC.publicKey();
    private final ECPrivateKey ecPrivateKey = MigrationFixtures.EC.privateKey().orElseThrow();
    private final EdECPublicKey edPublicKey = (EdECPublicKey) MigrationFixtures.ED25519.getPublic();
    private final EdECPrivateKey edPrivateKey = (EdECPrivateKey) MigrationFixtures.ED25519.getPrivate();
    private final Instant expiry = Instant.now().plusSeconds(300);
    private final JwtClaims claims = MigrationFixtures.claims();
    private final String claimsJson = claims.toObject().toJson();

    @Test
    void each_signs_what_the_other_verifies() throws Exception {
        org.jose4j.jwt.JwtClaims set = new org.jose4j.jwt.JwtClaims();
        set.setIssuer("https://login.example");
        set.setSubject("alice");
        set.setAudience("orders");
        set.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(set.toJson());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKey(ecPrivateKey);
        JwtClaims claims = JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .expiresAt(expiry)
                .build();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertOpens(decoder(ES256.verifier(ecPublicKey)), jws.getCompactSerialization());
        assertVerifies(consumer(ecPublicKey), token);
    }

    @Test
    void each_verifies_signature_and_claims() throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(ecPublicKey)
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer("https://login.example")
                .setExpectedAudience("orders")
                .setRequireExpirationTime()
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .build();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertThat(consumer.processToClaims(token).getSubject()).isEqualTo("alice");
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());
        assertError(ErrorCodes.AUDIENCE_INVALID, () -> consumer.processToClaims(other));
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
    }

    @Test
    void hs256_both_ways() throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claimsJson);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKey(secret);
        String token = Jwt.signedWith(HS256.signer(secret)).encode(claims);

        assertOpens(decoder(HS256.verifier(secret)), jws.getCompactSerialization());
        assertVerifies(consumer(secret), token);
    }

    @Test
    void rs256_both_ways() throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claimsJson);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKey(rsaPrivateKey);
        String token = Jwt.signedWith(RS256.signer(rsaPrivateKey)).encode(claims);

        assertOpens(decoder(RS256.verifier(rsaPublicKey)), jws.getCompactSerialization());
        assertVerifies(consumer(rsaPublicKey), token);
    }

    @Test
    void ed25519_both_ways() throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claimsJson);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKey(edPrivateKey);
        String token = Jwt.signedWith(EDDSA.signer(edPrivateKey)).encode(claims);

        assertOpens(decoder(EDDSA.verifier(edPublicKey)), jws.getCompactSerialization());
        assertVerifies(consumer(edPublicKey), token);
    }

    @Test
    void a_key_of_a_set_is_chosen_by_its_kid() throws Exception {
        String json = MigrationFixtures.KEY_SET;
        JsonWebSignature jws = es256();
        jws.setKeyIdHeaderValue("2026-01");
        String token =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2026-01")).encode(claims);
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(json).getJsonWebKeys()))
                .setExpectedAudience("orders")
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(JwkSet.parse(json), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, jws.getCompactSerialization());
        assertVerifies(consumer, token);
        String unknown =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2027-01")).encode(claims);
        assertRefused(Reason.KEY_NOT_FOUND, () -> decoder.decode(unknown));
        assertThatThrownBy(() -> consumer.processToClaims(unknown))
                .isInstanceOf(InvalidJwtException.class)
                .hasCauseInstanceOf(UnresolvableKeyException.class);
    }

    @Test
    void a_key_set_is_fetched() throws Exception {
        try (JwksServer server = JwksServer.serving(JwkSet.parse(MigrationFixtures.KEY_SET))) {
            String url = server.uri().toString();
            String token = Jwt.signedWith(ES256.signer(MigrationFixtures.EC)).encode(claims);
            JwtConsumer consumer = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(new HttpsJwks(url)))
                    .setExpectedAudience("orders")
                    .build();

            try (RemoteJwkSet keys =
                    RemoteJwkSet.builder().allowingLoopbackHttp().at(url)) {
                assertOpens(decoder(JwsVerifier.of(keys, ES256)), token);
            }
            assertVerifies(consumer, token);
            assertThatThrownBy(() -> RemoteJwkSet.at(url)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_public_key_is_read_from_pem() throws Exception {
        String pem = MigrationFixtures.EC.toPem();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertOpens(decoder(ES256.verifier(Pem.key(pem, EcJwk.class))), token);
        assertVerifies(consumer(new EcKeyUtil().fromPemEncoded(pem)), token);
    }

    @Test
    void we_decrypt_what_they_encrypt() throws Exception {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setPayload(claimsJson);
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKey(rsaPublicKey);
        String token =
                Jwt.encryptedWith(RSA_OAEP_256.encrypter(rsaPublicKey, A256GCM)).encode(claims);
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, jwe.getCompactSerialization());
        assertOpens(decoder, token);
    }

    @Test
    void they_decrypt_what_we_encrypt() throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setDecryptionKey(rsaPrivateKey)
                .setJweAlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.RSA_OAEP_256)
                .setDisableRequireSignature()
                .setEnableRequireEncryption()
                .setExpectedIssuer("https://login.example")
                .setExpectedAudience("orders")
                .build();
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();
        String token =
                Jwt.encryptedWith(RSA_OAEP_256.encrypter(rsaPublicKey, A256GCM)).encode(claims);

        assertThat(consumer.processToClaims(token).getSubject()).isEqualTo("alice");
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        assertThatThrownBy(() -> consumer.processToClaims(MigrationFixtures.changed(token)))
                .isInstanceOf(InvalidJwtException.class);
        assertRefused(Reason.DECRYPTION_FAILED, () -> decoder.decode(MigrationFixtures.changed(token)));
    }

    @Test
    void a_shared_key_encrypts_both_ways() throws Exception {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setPayload(claimsJson);
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKey(contentKey);
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setDecryptionKey(contentKey)
                .setDisableRequireSignature()
                .setExpectedAudience("orders")
                .build();
        String token = Jwt.encryptedWith(DIR.encrypter(contentKey, A256GCM)).encode(claims);

        assertOpens(
                Jwt.decryptedBy(DIR.decrypter(contentKey, A256GCM))
                        .unsigned()
                        .issuer("https://login.example")
                        .audience("orders")
                        .build(),
                jwe.getCompactSerialization());
        assertThat(consumer.processToClaims(token).getSubject()).isEqualTo("alice");
        assertThatThrownBy(() -> consumer.processToClaims(MigrationFixtures.changed(token)))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void a_header_parameter_is_written_and_read() throws Exception {
        JsonWebSignature jws = es256();
        jws.setHeader("tenant", "a");
        String theirs = jws.getCompactSerialization();
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey).withHeader("tenant", "a"))
                .encode(claims);
        JwtDecoder decoder = decoder(ES256.verifier(ecPublicKey));
        JwtConsumer consumer = consumer(ecPublicKey);

        assertOpens(decoder, theirs);
        assertThat(decoder.decode(theirs).header().parameters().string("tenant"))
                .hasValue("a");
        assertThat(consumer.process(ours).getJoseObjects().get(0).getHeader("tenant"))
                .isEqualTo("a");
    }

    @Test
    void a_claim_is_written_read_and_checked() throws Exception {
        org.jose4j.jwt.JwtClaims set = org.jose4j.jwt.JwtClaims.parse(claimsJson);
        set.setStringClaim("role", "reader");
        JsonWebSignature jws = es256();
        jws.setPayload(set.toJson());
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey))
                .encode(MigrationFixtures.claimsUntil(expiry)
                        .claim("role", "reader")
                        .build());
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);
        Validator role =
                context -> "reader".equals(context.getJwtClaims().getStringClaimValue("role")) ? null : "not a reader";
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(ecPublicKey)
                .setExpectedAudience("orders")
                .registerValidator(role)
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .rule(ClaimRule.of(
                        "role",
                        "a reader",
                        claims -> claims.string("role").filter("reader"::equals).isPresent()))
                .build();

        String theirs = jws.getCompactSerialization();
        assertOpens(decoder, theirs);
        assertThat(decoder.decode(theirs).claims().string("role")).hasValue("reader");
        assertThat(consumer.processToClaims(ours).getStringClaimValue("role")).isEqualTo("reader");
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
        assertError(ErrorCodes.MISCELLANEOUS, () -> consumer.processToClaims(other));
    }

    @Test
    void clocks_may_differ() throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(ecPublicKey)
                .setExpectedAudience("orders")
                .setAllowedClockSkewInSeconds(300)
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .clockSkew(Duration.ofSeconds(300))
                .build();
        String late = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredTwoMinutesAgo());
        String tooLate = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertOpens(decoder, late);
        assertVerifies(consumer, late);
        assertRefused(Reason.EXPIRED, () -> decoder.decode(tooLate));
        assertError(ErrorCodes.EXPIRED, () -> consumer.processToClaims(tooLate));
    }

    @Test
    void a_token_that_expired_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertError(ErrorCodes.EXPIRED, () -> consumer(ecPublicKey).processToClaims(token));
        assertRefused(Reason.EXPIRED, () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());

        assertError(ErrorCodes.AUDIENCE_INVALID, () -> consumer(ecPublicKey).processToClaims(token));
        assertRefused(
                Reason.CLAIM_REJECTED,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_changed_token_is_refused() {
        String token = MigrationFixtures.changed(
                Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims));

        assertError(ErrorCodes.SIGNATURE_INVALID, () -> consumer(ecPublicKey).processToClaims(token));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_key_set_that_is_down_is_not_the_fault_of_the_token() {
        String token = Jwt.signedWith(ES256.signer(MigrationFixtures.EC)).encode(claims);
        try (JwksServer server = JwksServer.serving(JwkSet.parse(MigrationFixtures.KEY_SET))) {
            server.fail(503);
            String url = server.uri().toString();
            HttpsJwks set = new HttpsJwks(url);
            Get once = new Get();
            once.setRetries(0);
            set.setSimpleHttpGet(once);
            JwtConsumer consumer = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(set))
                    .setExpectedAudience("orders")
                    .build();

            assertThatThrownBy(() -> consumer.processToClaims(token))
                    .isInstanceOf(InvalidJwtException.class)
                    .hasCauseInstanceOf(UnresolvableKeyException.class);
            try (RemoteJwkSet keys =
                    RemoteJwkSet.builder().allowingLoopbackHttp().at(url)) {
                JwtDecoder decoder = decoder(JwsVerifier.of(keys, ES256));
                assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(KeySourceException.class);
            }
        }
    }

    private JsonWebSignature es256() {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claimsJson);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKey(ecPrivateKey);
        return jws;
    }

    private static JwtConsumer consumer(Key key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setExpectedAudience("orders")
                .build();
    }

    private static void assertVerifies(JwtConsumer consumer, String token) throws Exception {
        assertThat(consumer.processToClaims(token).getSubject()).isEqualTo("alice");
        assertError(ErrorCodes.SIGNATURE_INVALID, () -> consumer.processToClaims(MigrationFixtures.changed(token)));
    }

    private static void assertError(int code, ThrowingCallable processing) {
        assertThatThrownBy(processing)
                .isInstanceOfSatisfying(
                        InvalidJwtException.class,
                        e -> assertThat(e.hasErrorCode(code)).isTrue());
    }
}
