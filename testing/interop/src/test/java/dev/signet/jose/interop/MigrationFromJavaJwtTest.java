package dev.signet.jose.interop;

import static dev.signet.jose.interop.MigrationFixtures.assertOpens;
import static dev.signet.jose.interop.MigrationFixtures.assertRefused;
import static dev.signet.jose.interop.MigrationFixtures.decoder;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Hmac.HS256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.IncorrectClaimException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.MissingClaimException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.ECDSAKeyProvider;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** The calls that docs/migration.md has for java-jwt; {@link MigrationPageTest} reads this source. */
final class MigrationFromJavaJwtTest {
    private final SecretKey secret = MigrationFixtures.SECRET;
    private final RSAPublicKey rsaPublicKey = MigrationFixtures.RSA.publicKey();
    private final RSAPrivateKey rsaPrivateKey =
            MigrationFixtures.RSA.privateKey().orElseThrow();
    private final ECPublicKey ecPublicKey = MigrationFixtures.EC.publicKey();
    private final ECPrivateKey ecPrivateKey = MigrationFixtures.EC.privateKey().orElseThrow();
    private final Instant expiry = Instant.now().plusSeconds(300);
    private final Map<String, Object> map =
            Map.of("iss", "https://login.example", "sub", "alice", "aud", "orders", "exp", expiry.getEpochSecond());
    private final JwtClaims claims = MigrationFixtures.claims();

    @Test
    void each_signs_what_the_other_verifies() {
        String theirs = JWT.create()
                .withIssuer("https://login.example")
                .withSubject("alice")
                .withAudience("orders")
                .withExpiresAt(expiry)
                .sign(Algorithm.ECDSA256(ecPrivateKey));
        JwtClaims claims = JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .expiresAt(expiry)
                .build();
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertOpens(decoder(ES256.verifier(ecPublicKey)), theirs);
        assertVerifies(Algorithm.ECDSA256(ecPublicKey), ours);
    }

    @Test
    void each_verifies_signature_and_claims() {
        JWTVerifier verifier = JWT.require(Algorithm.ECDSA256(ecPublicKey))
                .withIssuer("https://login.example")
                .withAudience("orders")
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .build();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        DecodedJWT jwt = verifier.verify(token);
        assertThat(jwt.getSubject()).isEqualTo("alice");
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());
        assertThatThrownBy(() -> verifier.verify(other)).isInstanceOf(IncorrectClaimException.class);
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
    }

    @Test
    void hs256_both_ways() {
        String theirs = JWT.create().withPayload(map).sign(Algorithm.HMAC256(secret.getEncoded()));
        String ours = Jwt.signedWith(HS256.signer(secret)).encode(claims);

        assertOpens(decoder(HS256.verifier(secret)), theirs);
        assertVerifies(Algorithm.HMAC256(secret.getEncoded()), ours);
    }

    @Test
    void rs256_both_ways() {
        String theirs = JWT.create().withPayload(map).sign(Algorithm.RSA256(rsaPrivateKey));
        String ours = Jwt.signedWith(RS256.signer(rsaPrivateKey)).encode(claims);

        assertOpens(decoder(RS256.verifier(rsaPublicKey)), theirs);
        assertVerifies(Algorithm.RSA256(rsaPublicKey), ours);
    }

    @Test
    void a_key_of_a_set_is_chosen_by_its_kid() {
        String json = MigrationFixtures.KEY_SET;
        ECDSAKeyProvider provider = new KeysOfASet(JwkSet.parse(json));
        String theirs = JWT.create().withKeyId("2026-01").withPayload(map).sign(Algorithm.ECDSA256(ecPrivateKey));
        String ours =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2026-01")).encode(claims);
        JWTVerifier verifier = JWT.require(Algorithm.ECDSA256(provider)).build();
        JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(JwkSet.parse(json), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, theirs);
        assertThat(verifier.verify(ours).getSubject()).isEqualTo("alice");
        String unknown =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2027-01")).encode(claims);
        assertRefused(Reason.KEY_NOT_FOUND, () -> decoder.decode(unknown));
        assertThatThrownBy(() -> verifier.verify(unknown)).isInstanceOf(JWTVerificationException.class);
    }

    @Test
    void one_of_several_audiences_is_enough() {
        String token = JWT.create().withPayload(map).sign(Algorithm.ECDSA256(ecPrivateKey));
        String other = JWT.create().withPayload(map).withAudience("stock").sign(Algorithm.ECDSA256(ecPrivateKey));
        JWTVerifier verifier = JWT.require(Algorithm.ECDSA256(ecPublicKey))
                .withAnyOfAudience("orders", "payroll")
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders", "payroll")
                .build();

        assertOpens(decoder, token);
        assertThat(verifier.verify(token).getSubject()).isEqualTo("alice");
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
        assertThatThrownBy(() -> verifier.verify(other)).isInstanceOf(IncorrectClaimException.class);
    }

    @Test
    void all_of_several_audiences_are_demanded() {
        String both =
                JWT.create().withPayload(map).withAudience("orders", "payroll").sign(Algorithm.ECDSA256(ecPrivateKey));
        String one = JWT.create().withPayload(map).sign(Algorithm.ECDSA256(ecPrivateKey));
        JWTVerifier verifier = JWT.require(Algorithm.ECDSA256(ecPublicKey))
                .withAudience("orders", "payroll")
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audienceExactly("orders", "payroll")
                .build();

        assertOpens(decoder, both);
        assertThat(verifier.verify(both).getSubject()).isEqualTo("alice");
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(one));
        assertThatThrownBy(() -> verifier.verify(one)).isInstanceOf(IncorrectClaimException.class);
    }

    @Test
    void a_header_parameter_is_written_and_read() {
        String theirs =
                JWT.create().withHeader(Map.of("tenant", "a")).withPayload(map).sign(Algorithm.ECDSA256(ecPrivateKey));
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey).withHeader("tenant", "a"))
                .encode(claims);
        JwtDecoder decoder = decoder(ES256.verifier(ecPublicKey));
        DecodedJWT jwt = JWT.require(Algorithm.ECDSA256(ecPublicKey)).build().verify(ours);

        assertOpens(decoder, theirs);
        assertThat(decoder.decode(theirs).header().parameters().string("tenant"))
                .hasValue("a");
        assertThat(jwt.getHeaderClaim("tenant").asString()).isEqualTo("a");
    }

    @Test
    void a_claim_is_written_read_and_checked() {
        String theirs =
                JWT.create().withPayload(map).withClaim("role", "reader").sign(Algorithm.ECDSA256(ecPrivateKey));
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey))
                .encode(MigrationFixtures.claimsUntil(expiry)
                        .claim("role", "reader")
                        .build());
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);
        JWTVerifier verifier = JWT.require(Algorithm.ECDSA256(ecPublicKey))
                .withClaim("role", "reader")
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .rule(ClaimRule.of(
                        "role",
                        "a reader",
                        claims -> claims.string("role").filter("reader"::equals).isPresent()))
                .build();

        assertOpens(decoder, theirs);
        assertThat(decoder.decode(theirs).claims().string("role")).hasValue("reader");
        assertThat(verifier.verify(ours).getClaim("role").asString()).isEqualTo("reader");
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
        assertThatThrownBy(() -> verifier.verify(other)).isInstanceOf(MissingClaimException.class);
    }

    @Test
    void clocks_may_differ() {
        JWTVerifier verifier =
                JWT.require(Algorithm.ECDSA256(ecPublicKey)).acceptLeeway(300).build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .clockSkew(Duration.ofSeconds(300))
                .build();
        String late = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredTwoMinutesAgo());
        String tooLate = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertOpens(decoder, late);
        assertThat(verifier.verify(late).getSubject()).isEqualTo("alice");
        assertRefused(Reason.EXPIRED, () -> decoder.decode(tooLate));
        assertThatThrownBy(() -> verifier.verify(tooLate)).isInstanceOf(TokenExpiredException.class);
    }

    @Test
    void a_token_that_expired_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertThatThrownBy(() -> verifier().verify(token)).isInstanceOf(TokenExpiredException.class);
        assertRefused(Reason.EXPIRED, () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());

        assertThatThrownBy(() -> verifier().verify(token)).isInstanceOf(IncorrectClaimException.class);
        assertRefused(
                Reason.CLAIM_REJECTED,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_changed_token_is_refused() {
        String token = MigrationFixtures.changed(
                Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims));

        assertThatThrownBy(() -> verifier().verify(token)).isInstanceOf(SignatureVerificationException.class);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    private JWTVerifier verifier() {
        return JWT.require(Algorithm.ECDSA256(ecPublicKey))
                .withAudience("orders")
                .build();
    }

    private static void assertVerifies(Algorithm algorithm, String token) {
        JWTVerifier verifier = JWT.require(algorithm).build();

        assertThat(verifier.verify(token).getSubject()).isEqualTo("alice");
        assertThatThrownBy(() -> verifier.verify(MigrationFixtures.changed(token)))
                .isInstanceOf(SignatureVerificationException.class);
    }

    /** What an application of java-jwt writes itself to choose among several keys. */
    private record KeysOfASet(JwkSet keys) implements ECDSAKeyProvider {
        @Override
        public ECPublicKey getPublicKeyById(String keyId) {
            return keys.byKeyId(keyId).stream()
                    .map(EcJwk.class::cast)
                    .map(EcJwk::publicKey)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public ECPrivateKey getPrivateKey() {
            return null;
        }

        @Override
        public String getPrivateKeyId() {
            return null;
        }
    }
}
