package dev.signet.jose.examples.dpop;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.Confirmation;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.VerifiedJwt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Proofs that are made and checked, and each change of one of them that must be noticed. */
final class DpopTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final URI TARGET = URI.create("https://orders.example/orders");
    private static final EcJwk ISSUER = EcJwk.generate(Curve.P_256);
    private static final EcJwk CLIENT = EcJwk.generate(Curve.P_256);
    private static final EcJwk ANOTHER = EcJwk.generate(Curve.P_256);
    private static final String ACCESS_TOKEN = accessToken(CLIENT);

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    private static String accessToken(EcJwk client) {
        return Jwt.signedWith(ES256.signer(ISSUER))
                .encode(JwtClaims.builder(CLOCK)
                        .issuer("https://login.example")
                        .subject("alice")
                        .audience("orders")
                        .lifetime(Duration.ofMinutes(5))
                        .claim(
                                "cnf",
                                Confirmation.ofThumbprint(client.toPublic()).toObject())
                        .build());
    }

    private VerifiedJwt accept(String accessToken, String proof, String method, URI target, Clock clock) {
        return new DpopRequests(
                        Jwt.verifiedBy(ES256.verifier(ISSUER))
                                .issuer("https://login.example")
                                .audience("orders")
                                .clock(CLOCK)
                                .build(),
                        (key, until) -> used.add(key),
                        clock)
                .accept(accessToken, proof, method, target);
    }

    private VerifiedJwt accept(String proof) {
        return accept(ACCESS_TOKEN, proof, "GET", TARGET, CLOCK);
    }

    private static String proof() {
        return new DpopProofs(CLIENT, CLOCK).proof("GET", TARGET, ACCESS_TOKEN);
    }

    private void assertRefused(Reason reason, String proof) {
        assertThatThrownBy(() -> accept(proof))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void a_request_with_a_proof_is_accepted() {
        assertThat(accept(proof()).claims().subject()).contains("alice");
    }

    /** RFC 9449 section 4.2: typ, alg and jwk in the header; jti, htm, htu, iat and, with an access token, ath. */
    @Test
    void a_proof_has_what_the_RFC_demands() {
        String[] parts = proof().split("\\.", -1);

        assertThat(JsonObject.parse(Base64Url.decode(parts[0])).names()).containsExactlyInAnyOrder("typ", "alg", "jwk");
        assertThat(JsonObject.parse(Base64Url.decode(parts[1])).names())
                .containsExactlyInAnyOrder("jti", "htm", "htu", "iat", "ath");
    }

    @Test
    void a_proof_is_good_once() {
        String proof = proof();
        accept(proof);

        assertRefused(Reason.CLAIM_REJECTED, proof);
    }

    @Test
    void a_client_does_not_use_up_the_proofs_of_another() {
        assertThat(accept(ACCESS_TOKEN, numbered(CLIENT, ACCESS_TOKEN), "GET", TARGET, CLOCK))
                .isNotNull();
        String theirs = accessToken(ANOTHER);
        assertThat(accept(theirs, numbered(ANOTHER, theirs), "GET", TARGET, CLOCK))
                .isNotNull();

        assertRefused(Reason.CLAIM_REJECTED, numbered(CLIENT, ACCESS_TOKEN));
    }

    /** A proof whose {@code jti} is not random. */
    private static String numbered(EcJwk client, String accessToken) {
        return Jwt.signedWith(ES256.signer(client).withType("dpop+jwt").withEmbeddedPublicKey())
                .encode(JwtClaims.builder(CLOCK)
                        .jwtId("1")
                        .issuedAt(NOW)
                        .claim("htm", "GET")
                        .claim("htu", TARGET.toString())
                        .claim("ath", DpopProofs.hash(accessToken))
                        .build());
    }

    @Test
    void a_proof_is_good_for_one_request_and_one_token() {
        for (String proof : new String[] {
            new DpopProofs(CLIENT, CLOCK).proof("POST", TARGET, ACCESS_TOKEN),
            new DpopProofs(CLIENT, CLOCK).proof("GET", URI.create("https://orders.example/admin"), ACCESS_TOKEN),
            new DpopProofs(CLIENT, CLOCK).proof("GET", TARGET, accessToken(ANOTHER)),
            new DpopProofs(ANOTHER, CLOCK).proof("GET", TARGET, ACCESS_TOKEN)
        }) {
            assertRefused(Reason.CLAIM_REJECTED, proof);
        }
    }

    @Test
    void a_proof_of_yesterday_is_refused() {
        String old =
                new DpopProofs(CLIENT, Clock.offset(CLOCK, Duration.ofDays(-1))).proof("GET", TARGET, ACCESS_TOKEN);

        assertRefused(Reason.CLAIM_REJECTED, old);
    }

    @Test
    void another_key_in_the_header_makes_no_proof() {
        String[] theirs = proof().split("\\.", -1);
        String[] mine = new DpopProofs(ANOTHER, CLOCK)
                .proof("GET", TARGET, ACCESS_TOKEN)
                .split("\\.", -1);

        assertRefused(Reason.SIGNATURE_INVALID, theirs[0] + "." + theirs[1] + "." + mine[2]);
        assertRefused(Reason.SIGNATURE_INVALID, theirs[0] + "." + mine[1] + "." + mine[2]);
    }

    @Test
    void a_header_without_a_public_key_is_refused() {
        JwsSigner signer = ES256.signer(CLIENT).withType("dpop+jwt");
        String header = "{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":" + CLIENT.privateJson() + "}";
        String[] parts = proof().split("\\.", -1);

        assertRefused(Reason.MALFORMED, signer.sign(new byte[0]));
        assertRefused(Reason.MALFORMED, Base64Url.encode(header.getBytes()) + "." + parts[1] + "." + parts[2]);
        assertRefused(Reason.MALFORMED, "opaque");
        assertRefused(Reason.MALFORMED, "");
    }
}
