package dev.signet.jose.benchmarks.questions;

import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Claims that are sealed in a token under HS256, whose own cost does not show, and opened again. */
public final class SealedRound {

    /** To whom claims are sealed. */
    public enum Recipient {
        /** RSA-OAEP-256 with 2048 bits. */
        RSA,
        /** ECDH-ES+A256KW on P-256. */
        EC
    }

    /** How many wrapped keys there are. */
    public enum Wrap {
        /** One: all claims are named in one call. */
        SHARED,
        /** One for each claim, which has a call of its own. */
        EACH
    }

    private final JwtClaims claims;
    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final String token;

    SealedRound(Recipient recipient, Wrap wrap, int sealed) {
        JweEncrypter encrypter;
        JweDecrypter decrypter;
        switch (recipient) {
            case RSA -> {
                RsaJwk key = RsaJwk.generate(2048);
                encrypter = RsaOaep.RSA_OAEP_256.encrypter(key, ContentEncryption.A256GCM);
                decrypter = RsaOaep.RSA_OAEP_256.decrypter(key, ContentEncryption.A256GCM);
            }
            case EC -> {
                EcJwk key = EcJwk.generate(Curve.P_256);
                encrypter = EcdhEs.ECDH_ES_A256KW.encrypter(key, ContentEncryption.A256GCM);
                decrypter = EcdhEs.ECDH_ES_A256KW.decrypter(key, ContentEncryption.A256GCM);
            }
            default -> throw new IllegalArgumentException("expected a recipient");
        }
        String[] names = IntStream.range(0, sealed).mapToObj(i -> "claim" + i).toArray(String[]::new);
        String[] more = Arrays.copyOfRange(names, 1, sealed);
        OctJwk key = OctJwk.generate(32);
        claims = claims(names);
        encoder = encoder(Jwt.signedWith(Hmac.HS256.signer(key)), encrypter, wrap, names);
        decoder = Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .anyIssuer()
                .anyAudience()
                .opening(decrypter, names[0], more)
                .build();
        token = encoder.encode(claims);
        if (!decoder.decode(token).claims().equals(claims)) {
            throw new IllegalStateException("other claims came out");
        }
    }

    String seal() {
        return encoder.encode(claims);
    }

    Object open() {
        return decoder.decode(token);
    }

    private static JwtClaims claims(String... names) {
        JsonObject.Builder all = JsonObject.parse(Claims.of(0).json()).toBuilder();
        for (String name : names) {
            all.put(name, "078-05-1120");
        }
        return JwtClaims.of(all.build());
    }

    private static JwtEncoder encoder(SignedJwtEncoder signed, JweEncrypter encrypter, Wrap wrap, String... names) {
        if (wrap == Wrap.SHARED) {
            return signed.sealing(encrypter, names[0], Arrays.copyOfRange(names, 1, names.length));
        }
        SignedJwtEncoder sealing = signed;
        for (String name : names) {
            sealing = sealing.sealing(encrypter, name);
        }
        return sealing;
    }
}
