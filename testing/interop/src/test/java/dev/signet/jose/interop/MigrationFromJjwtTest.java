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
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.UnsignedJwtDecoder;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.IncorrectClaimException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MissingClaimException;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SecurityException;
import io.jsonwebtoken.security.SignatureException;
import java.security.Key;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** The calls that docs/migration.md has for JJWT; {@link MigrationPageTest} reads this source. */
final class MigrationFromJjwtTest {
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
    private final Map<String, Object> map =
            Map.of("iss", "https://login.example", "sub", "alice", "aud", "orders", "exp", expiry.getEpochSecond());
    private final JwtClaims claims = MigrationFixtures.claims();

    @Test
    void each_signs_what_the_other_verifies() {
        String theirs = Jwts.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience()
                .add("orders")
                .and()
                .expiration(Date.from(expiry))
                .signWith(ecPrivateKey, Jwts.SIG.ES256)
                .compact();
        JwtClaims claims = JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .expiresAt(expiry)
                .build();
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertOpens(decoder(ES256.verifier(ecPublicKey)), theirs);
        assertVerifies(Jwts.parser().verifyWith(ecPublicKey).build(), ours);
    }

    @Test
    void each_verifies_signature_and_claims() {
        JwtParser parser = Jwts.parser()
                .verifyWith(ecPublicKey)
                .requireIssuer("https://login.example")
                .requireAudience("orders")
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .build();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        Claims theirs = parser.parseSignedClaims(token).getPayload();
        assertThat(theirs.getSubject()).isEqualTo("alice");
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());
        assertThatThrownBy(() -> parser.parseSignedClaims(other)).isInstanceOf(IncorrectClaimException.class);
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
    }

    @Test
    void hs256_both_ways() {
        String theirs =
                Jwts.builder().claims(map).signWith(secret, Jwts.SIG.HS256).compact();
        String ours = Jwt.signedWith(HS256.signer(secret)).encode(claims);

        assertOpens(decoder(HS256.verifier(secret)), theirs);
        assertVerifies(Jwts.parser().verifyWith(secret).build(), ours);
    }

    @Test
    void rs256_both_ways() {
        String theirs = Jwts.builder()
                .claims(map)
                .signWith(rsaPrivateKey, Jwts.SIG.RS256)
                .compact();
        String ours = Jwt.signedWith(RS256.signer(rsaPrivateKey)).encode(claims);

        assertOpens(decoder(RS256.verifier(rsaPublicKey)), theirs);
        assertVerifies(Jwts.parser().verifyWith(rsaPublicKey).build(), ours);
    }

    @Test
    void ed25519_both_ways() {
        String theirs = Jwts.builder()
                .claims(map)
                .signWith(edPrivateKey, Jwts.SIG.EdDSA)
                .compact();
        String ours = Jwt.signedWith(EDDSA.signer(edPrivateKey)).encode(claims);

        assertOpens(decoder(EDDSA.verifier(edPublicKey)), theirs);
        assertVerifies(Jwts.parser().verifyWith(edPublicKey).build(), ours);
    }

    @Test
    void a_key_of_a_set_is_chosen_by_its_kid() {
        String json = MigrationFixtures.KEY_SET;
        String theirs = Jwts.builder()
                .header()
                .keyId("2026-01")
                .and()
                .claims(map)
                .signWith(ecPrivateKey, Jwts.SIG.ES256)
                .compact();
        String ours =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2026-01")).encode(claims);
        Map<String, Key> keys = new HashMap<>();
        for (Jwk<?> key : Jwks.setParser().build().parse(json)) {
            keys.put(key.getId(), key.toKey());
        }
        JwtParser parser = Jwts.parser()
                .keyLocator(header -> keys.get(((ProtectedHeader) header).getKeyId()))
                .build();
        JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(JwkSet.parse(json), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, theirs);
        assertVerifies(parser, ours);
        String unknown =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2027-01")).encode(claims);
        assertRefused(Reason.KEY_NOT_FOUND, () -> decoder.decode(unknown));
        assertThatThrownBy(() -> parser.parseSignedClaims(unknown)).isInstanceOf(JwtException.class);
    }

    @Test
    void we_decrypt_what_they_encrypt() {
        String theirs = Jwts.builder()
                .claims(map)
                .encryptWith(rsaPublicKey, Jwts.KEY.RSA_OAEP_256, Jwts.ENC.A256GCM)
                .compact();
        String ours =
                Jwt.encryptedWith(RSA_OAEP_256.encrypter(rsaPublicKey, A256GCM)).encode(claims);
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, theirs);
        assertOpens(decoder, ours);
    }

    @Test
    void they_decrypt_what_we_encrypt() {
        JwtParser parser = Jwts.parser().decryptWith(rsaPrivateKey).build();
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();
        String token =
                Jwt.encryptedWith(RSA_OAEP_256.encrypter(rsaPublicKey, A256GCM)).encode(claims);

        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        assertDecrypts(parser, token);
        Claims theirs = parser.parseEncryptedClaims(token).getPayload();
        assertThat(theirs.getIssuer()).isEqualTo("https://login.example");
        assertRefused(Reason.DECRYPTION_FAILED, () -> decoder.decode(MigrationFixtures.changed(token)));
    }

    @Test
    void a_shared_key_encrypts_both_ways() {
        String theirs = Jwts.builder()
                .claims(map)
                .encryptWith(contentKey, Jwts.ENC.A256GCM)
                .compact();
        String ours = Jwt.encryptedWith(DIR.encrypter(contentKey, A256GCM)).encode(claims);

        assertOpens(
                Jwt.decryptedBy(DIR.decrypter(contentKey, A256GCM))
                        .unsigned()
                        .issuer("https://login.example")
                        .audience("orders")
                        .build(),
                theirs);
        assertDecrypts(Jwts.parser().decryptWith(contentKey).build(), ours);
    }

    @Test
    void a_header_parameter_is_written_and_read() {
        String theirs = Jwts.builder()
                .header()
                .add("tenant", "a")
                .and()
                .claims(map)
                .signWith(ecPrivateKey, Jwts.SIG.ES256)
                .compact();
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey).withHeader("tenant", "a"))
                .encode(claims);
        JwtDecoder decoder = decoder(ES256.verifier(ecPublicKey));
        JwtParser parser = Jwts.parser().verifyWith(ecPublicKey).build();

        assertOpens(decoder, theirs);
        assertThat(decoder.decode(theirs).header().parameters().string("tenant"))
                .hasValue("a");
        assertThat(parser.parseSignedClaims(ours).getHeader().get("tenant")).isEqualTo("a");
    }

    @Test
    void a_claim_is_written_read_and_checked() {
        String theirs = Jwts.builder()
                .claims(map)
                .claim("role", "reader")
                .signWith(ecPrivateKey, Jwts.SIG.ES256)
                .compact();
        String ours = Jwt.signedWith(ES256.signer(ecPrivateKey))
                .encode(MigrationFixtures.claimsUntil(expiry)
                        .claim("role", "reader")
                        .build());
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);
        JwtParser parser =
                Jwts.parser().verifyWith(ecPublicKey).require("role", "reader").build();
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
        assertThat(parser.parseSignedClaims(ours).getPayload().get("role", String.class))
                .isEqualTo("reader");
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
        assertThatThrownBy(() -> parser.parseSignedClaims(other)).isInstanceOf(MissingClaimException.class);
    }

    @Test
    void clocks_may_differ() {
        JwtParser parser =
                Jwts.parser().verifyWith(ecPublicKey).clockSkewSeconds(300).build();
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .clockSkew(Duration.ofSeconds(300))
                .build();
        String late = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredTwoMinutesAgo());
        String tooLate = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertOpens(decoder, late);
        assertVerifies(parser, late);
        assertRefused(Reason.EXPIRED, () -> decoder.decode(tooLate));
        assertThatThrownBy(() -> parser.parseSignedClaims(tooLate)).isInstanceOf(ExpiredJwtException.class);
    }

    @Test
    void a_token_that_expired_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertThatThrownBy(() -> parser().parseSignedClaims(token)).isInstanceOf(ExpiredJwtException.class);
        assertRefused(Reason.EXPIRED, () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());

        assertThatThrownBy(() -> parser().parseSignedClaims(token)).isInstanceOf(IncorrectClaimException.class);
        assertRefused(
                Reason.CLAIM_REJECTED,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_changed_token_is_refused() {
        String token = MigrationFixtures.changed(
                Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims));

        assertThatThrownBy(() -> parser().parseSignedClaims(token)).isInstanceOf(SignatureException.class);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    private JwtParser parser() {
        return Jwts.parser().verifyWith(ecPublicKey).requireAudience("orders").build();
    }

    private static void assertVerifies(JwtParser parser, String token) {
        assertThat(parser.parseSignedClaims(token).getPayload().getSubject()).isEqualTo("alice");
        assertThatThrownBy(() -> parser.parseSignedClaims(MigrationFixtures.changed(token)))
                .isInstanceOf(SignatureException.class);
    }

    private static void assertDecrypts(JwtParser parser, String token) {
        assertThat(parser.parseEncryptedClaims(token).getPayload().getSubject()).isEqualTo("alice");
        assertThatThrownBy(() -> parser.parseEncryptedClaims(MigrationFixtures.changed(token)))
                .isInstanceOf(SecurityException.class);
    }
}
