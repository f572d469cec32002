package dev.signet.jose.testkit;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.AlgorithmSpec.Material;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.internal.JwkGenerator;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What all tokens of an issuer have in common. Immutable.
 *
 * @param algorithm of the signature
 * @param key a private or symmetric key for that algorithm
 * @param type {@code typ} in the header
 * @param clock determines {@code iat} and {@code exp}
 * @param claims sets the claims of a valid token
 */
record TokenTemplate(JwsAlgorithm algorithm, Jwk key, String type, Clock clock, Consumer<JwtClaimsBuilder> claims) {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** The least that is accepted: longer keys take many times as long to make. */
    private static final int RSA_BITS = 2048;

    /** Returns a new private or symmetric key for an algorithm, with a random {@code kid}. */
    static Jwk generateKey(JwsAlgorithm algorithm) {
        AlgorithmSpec spec = AlgorithmSpec.of(algorithm.jwaName());
        JwkGenerator usual = JwkGenerator.of(spec);
        JwkGenerator generator = spec.material() == Material.RSA ? usual.withBits(RSA_BITS) : usual;
        return generator.generate().withKeyId(UUID.randomUUID().toString());
    }

    TokenTemplate withKey(Jwk other) {
        return new TokenTemplate(algorithm, other, type, clock, claims);
    }

    TokenTemplate withType(String other) {
        return new TokenTemplate(algorithm, key, other, clock, claims);
    }

    TokenTemplate withClock(Clock other) {
        return new TokenTemplate(algorithm, key, type, other, claims);
    }

    /** Returns a template with further claims, which replace what is set already. */
    TokenTemplate withClaims(Consumer<JwtClaimsBuilder> more) {
        return new TokenTemplate(algorithm, key, type, clock, claims.andThen(more));
    }

    /** Returns a template of an attacker: the same {@code kid}, and another key, which may be for another algorithm. */
    TokenTemplate withForgedKey(JwsAlgorithm other, Jwk forged) {
        Jwk unnamed = forged.withoutParameters();
        Jwk named = key.keyId().<Jwk>map(unnamed::withKeyId).orElse(unnamed);
        return new TokenTemplate(other, named, type, clock, claims);
    }

    /** Returns a signer with the key, its {@code kid} and the type. */
    JwsSigner signer() {
        return JwsSigner.of(key, algorithm).withType(type);
    }

    /** Returns the claims of a valid token that is issued now. */
    JsonObject validClaims() {
        JwtClaimsBuilder builder = JwtClaims.builder(clock).lifetime(LIFETIME).jwtId();
        claims.accept(builder);
        return builder.build().toObject();
    }

    /** Returns a valid token. */
    String token() {
        return signer().sign(validClaims().toOctets());
    }

    /** Returns a token whose claims are those of a valid one, changed. */
    String token(UnaryOperator<JsonObject> change) {
        return signer().sign(change.apply(validClaims()).toOctets());
    }
}
