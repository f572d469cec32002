package dev.signet.jose.examples.recipes;

import static dev.signet.jose.jws.Hmac.HS256;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwks.remote.JwksTransport.Response;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtEncoder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers of key servers as JWTs, each for one address and until it is no longer fresh, signed with a secret of the
 * service: writing where they are kept, without the secret, chooses no keys. Immutable and
 * thread-safe.
 */
final class KeptAnswers {

    private static final String TYPE = "jwks-answer+jwt";
    private static final int OK = 200;

    /** What {@code RemoteJwkSet} reads, beside {@code Age} and {@code ETag}, which are those of the JWT. */
    private static final List<String> FIELDS =
            List.of("Cache-Control", "Content-Encoding", "Date", "Expires", "Location");

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=(\\d{1,9})");
    private static final Duration LONGEST = Duration.ofHours(1);

    /** For the other instances that ask just now. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private static final int OCTETS = 4 << 20;

    private final Clock clock;
    private final JwtEncoder encoder;
    private final JwsVerifier verifier;

    /** @param secret of at least 32 octets, which all instances of the service have, for nothing else */
    KeptAnswers(OctJwk secret, Clock clock) {
        this.clock = clock;
        this.encoder = Jwt.signedWith(HS256.signer(secret).withType(TYPE));
        this.verifier = HS256.verifier(secret)
                .withLimits(TokenLimits.defaults().withTokenOctets(OCTETS).withJsonStringOctets(OCTETS));
    }

    /** Returns for how long an answer is kept: keys for as long as they are fresh (RFC 9111 section 4.2). */
    static Duration lifetime(Response answer) {
        String said = answer.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
        Matcher maxAge = MAX_AGE.matcher(said);
        if (answer.status() != OK || said.contains("no-store") || said.contains("no-cache") || !maxAge.find()) {
            return A_MOMENT;
        }
        long fresh = Math.min(LONGEST.toSeconds(), Long.parseLong(maxAge.group(1)) - age(answer));
        return Duration.ofSeconds(Math.max(A_MOMENT.toSeconds(), fresh));
    }

    String write(Response answer, URI server) {
        JwtClaimsBuilder claims = JwtClaims.builder(clock)
                .issuer(server.toString())
                .lifetime(lifetime(answer))
                .jwtId()
                .claim("status", answer.status())
                .claim("age", age(answer))
                .claim("body", new String(answer.body(), UTF_8));
        FIELDS.forEach(name -> answer.header(name).ifPresent(value -> claims.claim(name, value)));
        return encoder.encode(claims.build());
    }

    /** Returns the answer of a server; empty if the text is none that an instance of this service wrote, or an old one. */
    Optional<Response> read(@Nullable String text, URI server) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(response(Jwt.verifiedBy(verifier)
                    .type(TYPE)
                    .issuer(server.toString())
                    .anyAudience()
                    .clock(clock)
                    .build()
                    .decode(text)
                    .claims()));
        } catch (InvalidTokenException e) {
            return Optional.empty();
        }
    }

    private Response response(JwtClaims claims) {
        Map<String, String> fields = new TreeMap<>();
        FIELDS.forEach(name -> claims.string(name).ifPresent(value -> fields.put(name, value)));
        Duration here = Duration.between(claims.issuedAt().orElseThrow(), clock.instant());
        long age = claims.integer("age").orElseThrow() + Math.max(0, here.toSeconds());
        fields.put("Age", Long.toString(age));
        fields.put("ETag", '"' + claims.jwtId().orElseThrow() + '"');
        return Response.of(
                (int) claims.integer("status").orElseThrow(),
                fields,
                claims.string("body").orElseThrow().getBytes(UTF_8));
    }

    /** Anything but a number of seconds counts as zero. */
    private static long age(Response answer) {
        return answer.header("Age")
                .filter(age -> age.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(0L);
    }
}
