package dev.signet.jose.jwt;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A kind of tokens, with what makes and decodes them, and tokens that meet every reason for a refusal. */
enum TokenKind {
    SIGNED {
        @Override
        String encode(JwtClaims claims, JwsSigner signer) {
            return Jwt.signedWith(signer).encode(claims);
        }

        @Override
        Decoder decoder(JwkSource verifying, JwkSource decrypting) {
            return Decoder.of(signed(verifying).build());
        }
    },
    OF_SEVERAL_ISSUERS {
        @Override
        String encode(JwtClaims claims, JwsSigner signer) {
            return SIGNED.encode(claims, signer);
        }

        @Override
        Decoder decoder(JwkSource verifying, JwkSource decrypting) {
            JwtDecoder one = signed(verifying).build();
            return Decoder.of(
                    Jwt.issuers(issuer -> issuer.equals(Tokens.ISSUER) ? Optional.of(one) : Optional.empty()));
        }
    },
    NESTED {
        @Override
        String encode(JwtClaims claims, JwsSigner signer) {
            return Jwt.signedWith(signer).thenEncryptedWith(ENCRYPTER).encode(claims);
        }

        @Override
        Decoder decoder(JwkSource verifying, JwkSource decrypting) {
            return Decoder.of(rules(Jwt.decryptedBy(decrypter(decrypting)).thenVerifiedBy(verifier(verifying)))
                    .build());
        }
    },
    UNSIGNED {
        @Override
        String encode(JwtClaims claims, JwsSigner signer) {
            return Jwt.encryptedWith(ENCRYPTER).encode(claims);
        }

        @Override
        Decoder decoder(JwkSource verifying, JwkSource decrypting) {
            return Decoder.of(
                    rules(Jwt.decryptedBy(decrypter(decrypting)).unsigned()).build());
        }
    },
    SEALED {
        @Override
        String encode(JwtClaims claims, JwsSigner signer) {
            return Jwt.signedWith(signer).sealing(ENCRYPTER, "ssn").encode(claims);
        }

        @Override
        Decoder decoder(JwkSource verifying, JwkSource decrypting) {
            return Decoder.of(
                    signed(verifying).opening(decrypter(decrypting), "ssn").build());
        }
    };

    private static final EcJwk ISSUERS = EcJwk.generate(Curve.P_256).withKeyId("issuer");
    private static final EcJwk RECIPIENTS = EcJwk.generate(Curve.P_256).withKeyId("recipient");
    private static final JweEncrypter ENCRYPTER = ECDH_ES_A256KW.encrypter(RECIPIENTS.toPublic(), A256GCM);

    static final EcJwk STRANGERS = EcJwk.generate(Curve.P_256).withKeyId("stranger");
    static final JwkSet VERIFYING = JwkSet.of(ISSUERS.toPublic());
    static final JwkSet DECRYPTING = JwkSet.of(RECIPIENTS);
    static final JwsSigner SIGNER = ES256.signer(ISSUERS);

    /** A decoder of either type, for both ways of calling it. */
    record Decoder(
            Function<String, JwtClaims> decode,
            Function<String, CompletionStage<JwtClaims>> decodeAsync,
            Function<JoseObserver, Decoder> observed) {

        static Decoder of(JwtDecoder decoder) {
            return new Decoder(
                    token -> decoder.decode(token).claims(),
                    token -> decoder.decodeAsync(token).thenApply(VerifiedJwt::claims),
                    observer -> of(decoder.withObserver(observer)));
        }

        static Decoder of(UnsignedJwtDecoder decoder) {
            return new Decoder(
                    token -> decoder.decode(token).claims(),
                    token -> decoder.decodeAsync(token).thenApply(UnsignedJwt::claims),
                    observer -> of(decoder.withObserver(observer)));
        }
    }

    abstract String encode(JwtClaims claims, JwsSigner signer);

    abstract Decoder decoder(JwkSource verifying, JwkSource decrypting);

    static JwtDecoderBuilder<JwtDecoder> signed(JwkSource verifying) {
        return rules(Jwt.verifiedBy(verifier(verifying)));
    }

    static JweDecrypter decrypter(JwkSource decrypting) {
        return JweDecrypter.of(decrypting, ECDH_ES_A256KW, A256GCM);
    }

    /** Claims that all kinds accept. */
    static JwtClaimsBuilder claims() {
        return Tokens.good().jwtId("1").claim("ssn", "123-45-6789");
    }

    /** Returns every kind with a token that it accepts, and with tokens that it refuses for all reasons. */
    static Stream<Arguments> tokens() {
        return Stream.of(values()).flatMap(kind -> kind.ofAllReasons().map(token -> Arguments.of(kind, token)));
    }

    private Stream<String> ofAllReasons() {
        String good = encode(claims().build(), SIGNER);
        return Stream.of(
                good,
                good + "=",
                encode(claims().audience("stock").build(), SIGNER),
                encode(claims().issuer("https://other.example").build(), SIGNER),
                encode(claims().expiresAt(Tokens.NOW.minusSeconds(61)).build(), SIGNER),
                encode(claims().notBefore(Tokens.NOW.plusSeconds(61)).build(), SIGNER),
                encode(claims().build(), ES256.signer(STRANGERS)),
                encode(claims().build(), ES256.signer(STRANGERS.withKeyId("issuer"))),
                encode(claims().build(), Tokens.SIGNER),
                encrypted(STRANGERS),
                encrypted(STRANGERS.withKeyId("recipient")),
                encrypted(RECIPIENTS),
                SIGNED.encode(claims().claim("ssn", "987-65-4321").build(), SIGNER),
                withHeader("{\"alg\":\"ES256\",\"crit\":[\"x\"],\"x\":1}", good),
                withHeader("{\"alg\":\"ECDH-ES+A256KW\",\"enc\":\"A256GCM\",\"crit\":[\"x\"],\"x\":1}", good),
                "",
                "a.b.c",
                "x".repeat(300_000));
    }

    private static String encrypted(EcJwk recipient) {
        return Jwt.encryptedWith(ECDH_ES_A256KW.encrypter(recipient.toPublic(), A256GCM))
                .encode(claims().build());
    }

    private static String withHeader(String header, String token) {
        return Base64Url.encode(header.getBytes(UTF_8)) + token.substring(token.indexOf('.'));
    }

    private static JwsVerifier verifier(JwkSource verifying) {
        return JwsVerifier.of(verifying, ES256);
    }

    private static <D> JwtDecoderBuilder<D> rules(JwtDecoderBuilder<D> builder) {
        return builder.issuer(Tokens.ISSUER).audience(Tokens.AUDIENCE).clock(Tokens.CLOCK);
    }
}
