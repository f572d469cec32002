package dev.signet.jose.interop;

import static dev.signet.jose.interop.MigrationFixtures.assertOpens;
import static dev.signet.jose.interop.MigrationFixtures.assertRefused;
import static dev.signet.jose.interop.MigrationFixtures.decoder;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.InsecureRsa15.RSA1_5;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.EdDsa.ED25519;
import static dev.signet.jose.jws.EdDsa.EDDSA;
import static dev.signet.jose.jws.Hmac.HS256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.UnsecuredJwt;
import dev.signet.jose.jwt.UnsignedJwtDecoder;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Jwts;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

/** The defaults that docs/migration.md lists, each with its waiver; {@link MigrationPageTest} reads this source. */
final class MigrationDefaultsTest {
    private static final long LONG_PAST_2026 = 4_102_444_800L;

    private final SecretKey secret = MigrationFixtures.SECRET;
    private final RSAPublicKey rsaPublicKey = MigrationFixtures.RSA.publicKey();
    private final RSAPrivateKey rsaPrivateKey =
            MigrationFixtures.RSA.privateKey().orElseThrow();
    private final EcJwk older = MigrationFixtures.OLDER_EC;
    private final EcJwk current = MigrationFixtures.EC;
    private final EdECPublicKey edPublicKey = (EdECPublicKey) MigrationFixtures.ED25519.getPublic();
    private final JwtClaims claims = MigrationFixtures.claims();
    private final Map<String, Object> map =
            Map.of("iss", "https://login.example", "sub", "alice", "aud", "orders", "exp", LONG_PAST_2026);

    @Test
    void an_expiry_is_demanded_unless_that_is_waived() {
        String token = JWT.create()
                .withIssuer("https://login.example")
                .withSubject("alice")
                .withAudience("orders")
                .sign(Algorithm.HMAC256(secret.getEncoded()));

        assertRefused(Reason.CLAIM_REJECTED, () -> rules().build().decode(token));
        assertOpens(rules().noExpiryNeeded().build(), token);
    }

    @Test
    void issuer_and_audience_are_stated_or_waived() {
        JwtDecoderBuilder<JwtDecoder> stated = Jwt.verifiedBy(HS256.verifier(secret));
        String token = JWT.create()
                .withSubject("alice")
                .withClaim("exp", LONG_PAST_2026)
                .sign(hmac());

        assertThatThrownBy(stated::build).isInstanceOf(IllegalStateException.class);
        assertOpens(
                Jwt.verifiedBy(HS256.verifier(secret)).anyIssuer().anyAudience().build(), token);
        assertRefused(Reason.CLAIM_REJECTED, () -> rules().build().decode(token));
    }

    @Test
    void an_algorithm_is_accepted_if_it_is_listed() {
        JwkSet keys = JwkSet.of(current.toPublic(), MigrationFixtures.RSA.toPublic());
        String token = JWT.create().withPayload(map).sign(Algorithm.RSA256(rsaPrivateKey));

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> decoder(JwsVerifier.of(keys, ES256)).decode(token));
        assertOpens(decoder(JwsVerifier.of(keys, ES256, RS256)), token);
    }

    @Test
    void both_names_of_ed25519_are_algorithms_of_their_own() {
        String token = Jwts.builder()
                .claims(map)
                .signWith(MigrationFixtures.ED25519.getPrivate(), Jwts.SIG.EdDSA)
                .compact();

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> decoder(ED25519.verifier(edPublicKey)).decode(token));
        assertOpens(decoder(EDDSA.verifier(edPublicKey)), token);
    }

    @Test
    void an_unsecured_token_is_read_by_a_class_of_its_own() {
        String token = JWT.create().withPayload(map).sign(Algorithm.none());

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, () -> rules().build().decode(token));
        assertThat(UnsecuredJwt.decode(token).unsecuredClaims().string("sub")).hasValue("alice");
    }

    @Test
    void a_shared_secret_is_as_long_as_the_hash() {
        byte[] shortSecret = "a password".getBytes(UTF_8);
        OctJwk tooShort = OctJwk.of(shortSecret);

        assertThatThrownBy(() -> HS256.verifier(tooShort)).isInstanceOf(IllegalArgumentException.class);
        assertOpens(
                decoder(HS256.verifier(secret)), JWT.create().withPayload(map).sign(hmac()));
        assertThat(HS256.signer(OctJwk.generate(32)).algorithm()).isEqualTo(HS256);
    }

    @Test
    void an_rsa_key_has_2048_bits() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPublicKey small = (RSAPublicKey) generator.generateKeyPair().getPublic();

        assertThatThrownBy(() -> RS256.verifier(small)).isInstanceOf(IllegalArgumentException.class);
        assertOpens(
                decoder(RS256.verifier(rsaPublicKey)),
                JWT.create().withPayload(map).sign(Algorithm.RSA256(rsaPrivateKey)));
    }

    @Test
    void a_key_serves_what_it_says() {
        EcJwk key = current.toPublic().withUse(KeyUse.ENCRYPTION);
        String token = Jwt.signedWith(ES256.signer(current)).encode(claims);

        assertThatThrownBy(() -> ES256.verifier(key)).isInstanceOf(IllegalArgumentException.class);
        assertOpens(decoder(ES256.verifier(key.withoutParameters())), token);
    }

    @Test
    void without_a_kid_exactly_one_key_fits() throws Exception {
        JwkSet keys = JwkSet.of(older.toPublic(), current.toPublic());
        JwtDecoder decoder = decoder(JwsVerifier.of(keys, ES256));
        String token = JWT.create()
                .withPayload(map)
                .sign(Algorithm.ECDSA256(current.privateKey().orElseThrow()));

        assertRefused(Reason.KEY_NOT_FOUND, () -> decoder.decode(token));
        assertOpens(
                decoder,
                Jwt.signedWith(ES256.signer(current).withKeyId("2026-01")).encode(claims));
        assertOpens(decoder(ES256.verifier(current)), token);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(JWKSet.parse(keys.toJson()))));
        assertThat(processor.process(token, null).getSubject()).isEqualTo("alice");
    }

    @Test
    void a_nested_token_says_so() throws Exception {
        String token = jwe(JWT.create().withPayload(map).sign(hmac())).getCompactSerialization();

        assertRefused(Reason.MALFORMED, () -> nested().build().decode(token));
        assertThat(nested().acceptingMissingContentType()
                        .build()
                        .decode(token)
                        .claims()
                        .subject())
                .hasValue("alice");
    }

    @Test
    void compressed_content_is_inflated_on_request() throws Exception {
        JsonWebEncryption jwe = jwe(claims.toObject().toJson());
        jwe.enableDefaultCompression();
        String token = jwe.getCompactSerialization();
        JweDecrypter decrypter = RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM);

        assertRefused(Reason.UNSUPPORTED, () -> unsigned(decrypter).decode(token));
        assertOpens(unsigned(decrypter.inflating(65_536)), token);
    }

    @Test
    void rsa1_5_is_decrypted_on_request() {
        String token = Jwts.builder()
                .claims(map)
                .encryptWith(rsaPublicKey, Jwts.KEY.RSA1_5, Jwts.ENC.A256GCM)
                .compact();

        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED,
                () -> unsigned(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM)).decode(token));
        assertOpens(unsigned(RSA1_5.decrypter(rsaPrivateKey, A256GCM)), token);
    }

    @Test
    void a_critical_parameter_is_understood_by_name() {
        JwsSigner signer = HS256.signer(secret).withCriticalHeader("tenant", "a");
        JwsVerifier verifier = HS256.verifier(secret);
        String token = Jwt.signedWith(signer).encode(claims);

        assertRefused(Reason.UNSUPPORTED, () -> decoder(verifier).decode(token));
        assertOpens(decoder(verifier.understanding("tenant")), token);
    }

    @Test
    void no_member_comes_twice_in_json() {
        String json = claims.toObject().toJson();
        String twice = HS256.signer(secret).sign(("{\"sub\":\"bob\"," + json.substring(1)).getBytes(UTF_8));
        String once = HS256.signer(secret).sign(json.getBytes(UTF_8));

        assertRefused(Reason.MALFORMED, () -> rules().build().decode(twice));
        assertOpens(rules().build(), once);
    }

    @Test
    void a_time_is_a_number() {
        JwtClaims text = JwtClaims.of(
                Map.of("iss", "https://login.example", "sub", "alice", "aud", "orders", "exp", LONG_PAST_2026));
        String number = text.toObject().toJson();
        String quoted = number.replace(Long.toString(LONG_PAST_2026), "\"" + LONG_PAST_2026 + "\"");

        assertRefused(
                Reason.CLAIM_REJECTED,
                () -> rules().build().decode(HS256.signer(secret).sign(quoted.getBytes(UTF_8))));
        assertOpens(rules().build(), HS256.signer(secret).sign(number.getBytes(UTF_8)));
    }

    @Test
    void a_token_of_the_future_is_refused() {
        String token = JWT.create()
                .withPayload(map)
                .withIssuedAt(Instant.now().plusSeconds(240))
                .sign(hmac());

        assertRefused(Reason.NOT_YET_VALID, () -> rules().build().decode(token));
        assertOpens(rules().clockSkew(Duration.ofMinutes(5)).build(), token);
    }

    @Test
    void a_token_has_a_greatest_length() {
        JwsVerifier verifier = HS256.verifier(secret);
        String token = JWT.create()
                .withPayload(map)
                .withClaim("roles", Collections.nCopies(30_000, "reader"))
                .sign(hmac());

        assertRefused(Reason.TOO_LARGE, () -> decoder(verifier).decode(token));
        TokenLimits limits = TokenLimits.defaults().withTokenOctets(1 << 20).withJsonMembers(50_000);
        assertOpens(decoder(verifier.withLimits(limits)), token);
    }

    @Test
    void clocks_differ_by_up_to_a_minute() {
        JwtClaims late =
                MigrationFixtures.claimsUntil(Instant.now().minusSeconds(5)).build();
        String token = Jwt.signedWith(HS256.signer(secret)).encode(late);

        assertOpens(rules().build(), token);
        assertRefused(
                Reason.EXPIRED, () -> rules().clockSkew(Duration.ZERO).build().decode(token));
        assertThatThrownBy(() -> Jwts.parser().verifyWith(secret).build().parseSignedClaims(token))
                .isInstanceOf(ExpiredJwtException.class);
        assertThatThrownBy(() -> JWT.require(hmac()).build().verify(token)).isInstanceOf(TokenExpiredException.class);
        assertThatThrownBy(() -> new JwtConsumerBuilder()
                        .setVerificationKey(secret)
                        .setExpectedAudience("orders")
                        .build()
                        .processToClaims(token))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void a_type_is_compared_on_request() {
        String token =
                Jwt.signedWith(HS256.signer(secret).withType("logout+jwt")).encode(claims);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.HS256, secret));

        assertOpens(rules().build(), token);
        assertRefused(Reason.CLAIM_REJECTED, () -> rules().type("JWT").build().decode(token));
        assertThatThrownBy(() -> processor.process(token, null))
                .isInstanceOf(BadJOSEException.class)
                .hasMessageContaining("logout+jwt");
    }

    private JwtDecoderBuilder<JwtDecoder> rules() {
        return Jwt.verifiedBy(HS256.verifier(secret))
                .issuer("https://login.example")
                .audience("orders");
    }

    private JwtDecoderBuilder<JwtDecoder> nested() {
        return Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                .thenVerifiedBy(HS256.verifier(secret))
                .issuer("https://login.example")
                .audience("orders");
    }

    private static UnsignedJwtDecoder unsigned(JweDecrypter decrypter) {
        return Jwt.decryptedBy(decrypter)
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();
    }

    private JsonWebEncryption jwe(String payload) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setPayload(payload);
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKey(rsaPublicKey);
        return jwe;
    }

    private Algorithm hmac() {
        return Algorithm.HMAC256(secret.getEncoded());
    }
}
