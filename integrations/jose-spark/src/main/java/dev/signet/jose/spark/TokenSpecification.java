package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnKeys;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.network.util.JavaUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are accepted, without keys. Immutable.
 *
 * @param keys where the issuer's keys are
 * @param issuer the value of {@code iss}
 * @param audiences the values of {@code aud} of which a token must have one
 * @param algorithms those that are accepted
 * @param type the value of {@code typ}, if it matters
 * @param clockSkew by how much the clocks of issuer and executor may differ, if it is not the decoder's own
 */
record TokenSpecification(
        ColumnKeys keys,
        String issuer,
        List<String> audiences,
        List<JwsAlgorithm> algorithms,
        @Nullable String type,
        @Nullable Duration clockSkew)
        implements Specification<JwtDecoder> {

    /** The settings that there are. */
    static final List<String> SETTINGS = Stream.concat(
                    KeyAddress.SETTINGS.stream(), Stream.of("issuer", "audience", "algorithms", "type", "clockSkew"))
            .toList();

    /**
     * Reads a specification from settings below {@code spark.signet.tokens.NAME.}.
     *
     * @throws IllegalArgumentException if a setting is missing or cannot be used
     */
    static TokenSpecification of(Settings settings) {
        ColumnKeys keys = KeyAddress.of(settings);
        String issuer = settings.required("issuer", "the value of iss, such as https://login.example");
        String audiences = settings.required("audience", "the values of aud of which a token must have one");
        String names = settings.required("algorithms", "the algorithms that are accepted, such as ES256");
        List<JwsAlgorithm> algorithms = settings.naming("algorithms", () -> algorithms(Settings.elements(names)));
        Optional<String> skew = settings.text("clockSkew");
        return new TokenSpecification(
                keys,
                issuer,
                settings.naming("audience", () -> audiences(Settings.elements(audiences))),
                algorithms,
                settings.text("type").orElse(null),
                skew.map(text -> settings.naming("clockSkew", () -> skew(text, algorithms.get(0))))
                        .orElse(null));
    }

    @Override
    public JwtDecoder build() {
        JwsAlgorithm[] moreAlgorithms = algorithms.subList(1, algorithms.size()).toArray(JwsAlgorithm[]::new);
        String[] moreAudiences = audiences.subList(1, audiences.size()).toArray(String[]::new);
        JwtDecoderBuilder<JwtDecoder> rules = Jwt.verifiedBy(
                        JwsVerifier.of(keys.source(), algorithms.get(0), moreAlgorithms))
                .issuer(issuer)
                .audience(audiences.get(0), moreAudiences);
        if (type != null) {
            rules.type(type);
        }
        if (clockSkew != null) {
            rules.clockSkew(clockSkew);
        }
        return rules.build();
    }

    private static List<String> audiences(List<String> names) {
        if (names.contains("")) {
            throw new IllegalArgumentException("expected no empty name between commas");
        }
        return names;
    }

    private static Duration skew(String text, JwsAlgorithm algorithm) {
        Duration skew = Duration.ofSeconds(JavaUtils.timeStringAsSec(text));
        // Refuses here what it would refuse in each executor.
        Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(), algorithm)).clockSkew(skew);
        return skew;
    }

    private static List<JwsAlgorithm> algorithms(List<String> names) {
        return names.stream()
                .map(name -> JwsAlgorithm.named(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected algorithms in the spelling of RFC 7518, such as ES256")))
                .toList();
    }
}
