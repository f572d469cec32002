package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Hostile claims under a valid signature or encryption: nothing but {@link InvalidTokenException} comes out. */
class JwtDecodersFuzzTest {

    private static final OctJwk KEY = OctJwk.generate(32);
    private static final JwsSigner SIGNER = Hmac.HS256.signer(KEY);
    private static final JwsVerifier VERIFIER = Hmac.HS256.verifier(KEY);
    private static final JweEncrypter ENCRYPTER = Direct.DIR.encrypter(KEY, ContentEncryption.A256GCM);
    private static final JweDecrypter DECRYPTER = Direct.DIR.decrypter(KEY, ContentEncryption.A256GCM);
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
    private static final ReplayStore ALWAYS_NEW = (key, until) -> true;

    private static final List<String> TYPES = List.of("JWT", "at+jwt", "secevent+jwt");

    private static final List<JwtDecoder> SIGNED = List.of(
            lax(Jwt.verifiedBy(VERIFIER)).build(),
            strict(Jwt.verifiedBy(VERIFIER)).build(),
            joe().audience("orders").profile(AccessToken.rfc9068()).build(),
            joe().profile(IdToken.forClient("orders")
                            .withNonce("n")
                            .withAccessToken("a")
                            .withCode("c")
                            .withMaxAge(Duration.ofDays(1)))
                    .build(),
            joe().profile(IdToken.forClient("orders").withoutNonce().trusting("mail"))
                    .build(),
            joe().audience("orders")
                    .profile(SecurityEvent.rfc8417())
                    .maxAge(Duration.ofDays(1))
                    .rejectingReplays(ALWAYS_NEW)
                    .build(),
            Jwt.verifiedBy(VERIFIER)
                    .audience("orders")
                    .clock(CLOCK)
                    .profile(ClientAssertion.of("joe", ALWAYS_NEW))
                    .build(),
            Jwt.issuers(joe().audience("orders").build()));

    private static final JwtDecoder NESTED =
            lax(Jwt.decryptedBy(DECRYPTER).thenVerifiedBy(VERIFIER)).build();
    private static final UnsignedJwtDecoder UNSIGNED =
            lax(Jwt.decryptedBy(DECRYPTER).unsigned()).build();

    private static JwtDecoderBuilder<JwtDecoder> joe() {
        return Jwt.verifiedBy(VERIFIER).issuer("joe").clock(CLOCK);
    }

    private static <D> JwtDecoderBuilder<D> lax(JwtDecoderBuilder<D> builder) {
        return builder.anyIssuer().anyAudience().noExpiryNeeded().clock(CLOCK);
    }

    private static <D> JwtDecoderBuilder<D> strict(JwtDecoderBuilder<D> builder) {
        return builder.issuer("joe")
                .audienceExactly("orders", "mail")
                .subject(name -> !name.isEmpty())
                .maxAge(Duration.ofDays(1))
                .maxLifetime(Duration.ofDays(1))
                .require("tenant")
                .rule(ClaimRule.of(
                        "tenant", "a text", claims -> claims.string("tenant").isPresent()))
                .rejectingReplays(ALWAYS_NEW)
                .clock(CLOCK);
    }

    @FuzzTest
    void claims(byte[] claims) {
        for (String type : TYPES) {
            String token = SIGNER.withType(type).sign(claims);
            for (JwtDecoder decoder : SIGNED) {
                refusedOr(() -> use(decoder.decode(token).claims()));
            }
        }
        refusedOr(() -> use(UNSIGNED.decode(ENCRYPTER.encrypt(claims)).claims()));
    }

    @FuzzTest
    void inside(byte[] plaintext) {
        refusedOr(() -> use(NESTED.decode(ENCRYPTER.withContentType("JWT").encrypt(plaintext))
                .claims()));
    }

    @FuzzTest
    void token(byte[] octets) {
        String token = new String(octets, UTF_8);
        for (JwtDecoder decoder : SIGNED) {
            refusedOr(() -> decoder.decode(token));
        }
        refusedOr(() -> NESTED.decode(token));
        refusedOr(() -> UNSIGNED.decode(token));
    }

    private static void use(JwtClaims accepted) {
        accepted.audience();
        accepted.expiresAt();
        accepted.confirmation().ifPresent(bound -> bound.matches(KEY));
        for (String name : accepted.toObject().names()) {
            refusedOr(() -> accepted.string(name));
            refusedOr(() -> accepted.instant(name));
            refusedOr(() -> accepted.object(name));
        }
    }

    private static void refusedOr(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidTokenException expected) {
            // The only way out for a token that is not accepted.
        }
    }
}
