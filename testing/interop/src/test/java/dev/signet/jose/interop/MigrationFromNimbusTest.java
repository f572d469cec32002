package dev.signet.jose.interop;

import static dev.signet.jose.interop.MigrationFixtures.assertOpens;
import static dev.signet.jose.interop.MigrationFixtures.assertRefused;
import static dev.signet.jose.interop.MigrationFixtures.decoder;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.Direct.DIR;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.Hmac.HS256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
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
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/** The calls that docs/migration.md has for Nimbus JOSE + JWT; {@link MigrationPageTest} reads this source. */
final class MigrationFromNimbusTest {
    private final SecretKey secret = MigrationFixtures.SECRET;
    private final SecretKey contentKey = MigrationFixtures.CONTENT_KEY;
    private final RSAPublicKey rsaPublicKey = MigrationFixtures.RSA.publicKey();
    private final RSAPrivateKey rsaPrivateKey =
            MigrationFixtures.RSA.privateKey().orElseThrow();
    private final ECPublicKey ecPublicKey = MigrationFixtures.EC.publicKey();
    private final ECPrivateKey ecPrivateKey = MigrationFixtures.EC.privateKey().orElseThrow();
    private final Instant expiry = Instant.now().plusSeconds(300);
    private final JWTClaimsSet set = new JWTClaimsSet.Builder()
            .issuer("https://login.example")
            .subject("alice")
            .audience("orders")
            .expirationTime(Date.from(expiry))
            .build();
    private final JwtClaims claims = MigrationFixtures.claims();

    @Test
    void each_signs_what_the_other_verifies() throws Exception {
        JWTClaimsSet set = new JWTClaimsSet.Builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .expirationTime(Date.from(expiry))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), set);
        jwt.sign(new ECDSASigner(ecPrivateKey));
        JwtClaims claims = JwtClaims.builder()
                .issuer("https://login.example")
                .subject("alice")
                .audience("orders")
                .expiresAt(expiry)
                .build();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertOpens(decoder(ES256.verifier(ecPublicKey)), jwt.serialize());
        assertVerifies(new SingleKeyJWSKeySelector<>(JWSAlgorithm.ES256, ecPublicKey), token);
    }

    @Test
    void each_verifies_signature_and_claims() throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.ES256, ecPublicKey));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "orders",
                new JWTClaimsSet.Builder().issuer("https://login.example").build(),
                Set.of("exp")));
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .build();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertThat(processor.process(token, null).getSubject()).isEqualTo("alice");
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());
        assertThatThrownBy(() -> processor.process(other, null)).isInstanceOf(BadJWTException.class);
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
    }

    @Test
    void hs256_both_ways() throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set);
        jwt.sign(new MACSigner(secret));
        String token = Jwt.signedWith(HS256.signer(secret)).encode(claims);

        assertOpens(decoder(HS256.verifier(secret)), jwt.serialize());
        assertThat(SignedJWT.parse(token).verify(new MACVerifier(secret))).isTrue();
        assertThat(SignedJWT.parse(MigrationFixtures.changed(token)).verify(new MACVerifier(secret)))
                .isFalse();
    }

    @Test
    void rs256_both_ways() throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), set);
        jwt.sign(new RSASSASigner(rsaPrivateKey));
        String token = Jwt.signedWith(RS256.signer(rsaPrivateKey)).encode(claims);

        assertOpens(decoder(RS256.verifier(rsaPublicKey)), jwt.serialize());
        assertThat(SignedJWT.parse(token).verify(new RSASSAVerifier(rsaPublicKey)))
                .isTrue();
        assertThat(SignedJWT.parse(MigrationFixtures.changed(token)).verify(new RSASSAVerifier(rsaPublicKey)))
                .isFalse();
    }

    @Test
    void a_key_of_a_set_is_chosen_by_its_kid() throws Exception {
        String json = MigrationFixtures.KEY_SET;
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("2026-01").build(), set);
        jwt.sign(new ECDSASigner(ecPrivateKey));
        String token =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2026-01")).encode(claims);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(JWKSet.parse(json))));
        JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(JwkSet.parse(json), ES256))
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, jwt.serialize());
        assertThat(processor.process(token, null).getSubject()).isEqualTo("alice");
        String unknown =
                Jwt.signedWith(ES256.signer(ecPrivateKey).withKeyId("2027-01")).encode(claims);
        assertRefused(Reason.KEY_NOT_FOUND, () -> decoder.decode(unknown));
        assertThatThrownBy(() -> processor.process(unknown, null)).isInstanceOf(BadJOSEException.class);
    }

    @Test
    void a_key_set_is_fetched() throws Exception {
        try (JwksServer server = JwksServer.serving(JwkSet.parse(MigrationFixtures.KEY_SET))) {
            String url = server.uri().toString();
            JWKSource<SecurityContext> source =
                    JWKSourceBuilder.create(URI.create(url).toURL()).build();
            String token = Jwt.signedWith(ES256.signer(MigrationFixtures.EC)).encode(claims);

            try (RemoteJwkSet keys =
                    RemoteJwkSet.builder().allowingLoopbackHttp().at(url)) {
                assertOpens(decoder(JwsVerifier.of(keys, ES256)), token);
            }
            assertVerifies(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, source), token);
            assertThatThrownBy(() -> RemoteJwkSet.at(url)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_public_key_is_read_from_pem() throws Exception {
        String pem = MigrationFixtures.EC.toPem();
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);

        assertOpens(decoder(ES256.verifier(Pem.key(pem, EcJwk.class))), token);
        ECDSAVerifier verifier =
                new ECDSAVerifier(JWK.parseFromPEMEncodedObjects(pem).toECKey());
        assertThat(SignedJWT.parse(token).verify(verifier)).isTrue();
        assertThat(SignedJWT.parse(MigrationFixtures.changed(token)).verify(verifier))
                .isFalse();
    }

    @Test
    void we_decrypt_what_they_encrypt() throws Exception {
        EncryptedJWT jwt = new EncryptedJWT(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM), set);
        jwt.encrypt(new RSAEncrypter(rsaPublicKey));
        String token =
                Jwt.encryptedWith(RSA_OAEP_256.encrypter(rsaPublicKey, A256GCM)).encode(claims);

        for (String each : List.of(jwt.serialize(), token)) {
            assertOpens(
                    Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                            .unsigned()
                            .issuer("https://login.example")
                            .audience("orders")
                            .build(),
                    each);
        }
    }

    @Test
    void they_decrypt_what_we_encrypt() throws Exception {
        String token =
                Jwt.encryptedWith(RSA_OAEP_256.encrypter(rsaPublicKey, A256GCM)).encode(claims);

        EncryptedJWT jwt = EncryptedJWT.parse(token);
        jwt.decrypt(new RSADecrypter(rsaPrivateKey));
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(RSA_OAEP_256.decrypter(rsaPrivateKey, A256GCM))
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("alice");
        assertThat(decoder.decode(token).claims().subject()).hasValue("alice");
        EncryptedJWT changed = EncryptedJWT.parse(MigrationFixtures.changed(token));
        assertThatThrownBy(() -> changed.decrypt(new RSADecrypter(rsaPrivateKey)))
                .isInstanceOf(JOSEException.class);
        assertRefused(Reason.DECRYPTION_FAILED, () -> decoder.decode(MigrationFixtures.changed(token)));
    }

    @Test
    void a_shared_key_encrypts_both_ways() throws Exception {
        EncryptedJWT jwt = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), set);
        jwt.encrypt(new DirectEncrypter(contentKey));
        String token = Jwt.encryptedWith(DIR.encrypter(contentKey, A256GCM)).encode(claims);
        UnsignedJwtDecoder decoder = Jwt.decryptedBy(DIR.decrypter(contentKey, A256GCM))
                .unsigned()
                .issuer("https://login.example")
                .audience("orders")
                .build();

        assertOpens(decoder, jwt.serialize());
        EncryptedJWT ours = EncryptedJWT.parse(token);
        ours.decrypt(new DirectDecrypter(contentKey));
        assertThat(ours.getJWTClaimsSet().getSubject()).isEqualTo("alice");
        EncryptedJWT changed = EncryptedJWT.parse(MigrationFixtures.changed(token));
        assertThatThrownBy(() -> changed.decrypt(new DirectDecrypter(contentKey)))
                .isInstanceOf(JOSEException.class);
    }

    @Test
    void a_header_parameter_is_written_and_read() throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .customParam("tenant", "a")
                        .build(),
                set);
        jwt.sign(new ECDSASigner(ecPrivateKey));
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey).withHeader("tenant", "a"))
                .encode(claims);
        JwtDecoder decoder = decoder(ES256.verifier(ecPublicKey));

        assertOpens(decoder, jwt.serialize());
        assertThat(decoder.decode(jwt.serialize()).header().parameters().string("tenant"))
                .hasValue("a");
        assertThat(SignedJWT.parse(token).getHeader().getCustomParam("tenant")).isEqualTo("a");
    }

    @Test
    void a_claim_is_written_read_and_checked() throws Exception {
        JWTClaimsSet withRole =
                new JWTClaimsSet.Builder(set).claim("role", "reader").build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), withRole);
        jwt.sign(new ECDSASigner(ecPrivateKey));
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey))
                .encode(MigrationFixtures.claimsUntil(expiry)
                        .claim("role", "reader")
                        .build());
        String other = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.ES256, ecPublicKey));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "orders", new JWTClaimsSet.Builder().claim("role", "reader").build(), Set.of("exp")));
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .rule(ClaimRule.of(
                        "role",
                        "a reader",
                        claims -> claims.string("role").filter("reader"::equals).isPresent()))
                .build();

        assertOpens(decoder, jwt.serialize());
        assertThat(decoder.decode(jwt.serialize()).claims().string("role")).hasValue("reader");
        assertThat(processor.process(token, null).getStringClaim("role")).isEqualTo("reader");
        assertRefused(Reason.CLAIM_REJECTED, () -> decoder.decode(other));
        assertThatThrownBy(() -> processor.process(other, null)).isInstanceOf(BadJWTException.class);
    }

    @Test
    void clocks_may_differ() throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.ES256, ecPublicKey));
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>("orders", null, Set.of("exp"));
        verifier.setMaxClockSkew(300);
        processor.setJWTClaimsSetVerifier(verifier);
        JwtDecoder decoder = Jwt.verifiedBy(ES256.verifier(ecPublicKey))
                .issuer("https://login.example")
                .audience("orders")
                .clockSkew(Duration.ofSeconds(300))
                .build();
        String late = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredTwoMinutesAgo());
        String tooLate = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertOpens(decoder, late);
        assertThat(processor.process(late, null).getSubject()).isEqualTo("alice");
        assertRefused(Reason.EXPIRED, () -> decoder.decode(tooLate));
        assertThatThrownBy(() -> processor.process(tooLate, null)).isInstanceOf(ExpiredJWTException.class);
    }

    @Test
    void a_token_that_expired_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.expiredAnHourAgo());

        assertThatThrownBy(() -> processor().process(token, null)).isInstanceOf(ExpiredJWTException.class);
        assertRefused(Reason.EXPIRED, () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        String token = Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(MigrationFixtures.forAnotherAudience());

        assertThatThrownBy(() -> processor().process(token, null)).isInstanceOf(BadJWTException.class);
        assertRefused(
                Reason.CLAIM_REJECTED,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_changed_token_is_refused() {
        String token = MigrationFixtures.changed(
                Jwt.signedWith(ES256.signer(ecPrivateKey)).encode(claims));

        assertThatThrownBy(() -> processor().process(token, null)).isInstanceOf(BadJWSException.class);
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> decoder(ES256.verifier(ecPublicKey)).decode(token));
    }

    @Test
    void a_key_set_that_is_down_is_not_the_fault_of_the_token() throws Exception {
        String token = Jwt.signedWith(ES256.signer(MigrationFixtures.EC)).encode(claims);
        try (JwksServer server = JwksServer.serving(JwkSet.parse(MigrationFixtures.KEY_SET))) {
            server.fail(503);
            String url = server.uri().toString();
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    JWSAlgorithm.ES256,
                    JWKSourceBuilder.create(URI.create(url).toURL()).build()));

            assertThatThrownBy(() -> processor.process(token, null))
                    .isInstanceOf(com.nimbusds.jose.KeySourceException.class);
            try (RemoteJwkSet keys =
                    RemoteJwkSet.builder().allowingLoopbackHttp().at(url)) {
                JwtDecoder decoder = decoder(JwsVerifier.of(keys, ES256));
                assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(KeySourceException.class);
            }
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.ES256, ecPublicKey));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>("orders", null, Set.of("exp")));
        return processor;
    }

    private static void assertVerifies(JWSKeySelector<SecurityContext> keys, String token) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(keys);

        assertThat(processor.process(token, null).getSubject()).isEqualTo("alice");
        assertThatThrownBy(() -> processor.process(MigrationFixtures.changed(token), null))
                .isInstanceOf(BadJWSException.class);
    }
}
