package dev.signet.jose.cli;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The part of the demo in which a token has claims that only some may read. For one thread.
 *
 * @param stage where it is played
 * @param clock what tells the time
 * @param issuerKey what signs
 * @param issuerKeys what verifies
 * @param clinicKey what opens
 */
record DemoSeals(DemoStage stage, Clock clock, EcJwk issuerKey, JwkSet issuerKeys, RsaJwk clinicKey) {

    private static final String ISSUER = "https://login.example";
    private static final String CLINIC = "clinic";

    void play() {
        stage.step("Another record is for all to verify: it is signed, and only two claims are sealed for the clinic");
        String record = Jwt.signedWith(ES256.signer(issuerKey))
                .sealing(RSA_OAEP_256.encrypter(clinicKey.toPublic(), A256GCM), "ssn", "visit.diagnosis")
                .encode(about("alice")
                        .claim("ssn", "078-05-1120")
                        .claim("visit", JsonObject.parse("{\"ward\":3,\"diagnosis\":\"hay fever\"}"))
                        .build());
        JwtClaims readable = rules().build().decode(record).claims();
        stage.show("What anyone reads, once it is verified:");
        stage.show(JsonText.pretty(shortened(readable.toObject())));
        stage.expect(
                readable.isSealed("ssn")
                        && readable.isSealed("visit.diagnosis")
                        && readable.subject().equals(Optional.of("alice")),
                "signature, issuer, audience and times hold; the two claims are closed");

        stage.step("The clinic opens them with its key");
        JwtDecoder clinic = rules().opening(RSA_OAEP_256.decrypter(clinicKey, A256GCM), "ssn", "visit.diagnosis")
                .build();
        JwtClaims opened = clinic.decode(record).claims();
        stage.show(JsonText.pretty(opened.toObject()));
        stage.expect(opened.string("ssn").equals(Optional.of("078-05-1120")), "opened where they stand");

        stage.step("An employee of the issuer puts alice's seal into a token about mallory, and signs it");
        String moved = Jwt.signedWith(ES256.signer(issuerKey))
                .encode(about("mallory")
                        .claim("jti", readable.jwtId().orElseThrow())
                        .claim("ssn", readable.toObject().string("ssn").orElseThrow())
                        .build());
        stage.expectRefusal(Reason.CLAIM_REJECTED, () -> clinic.decode(moved));
    }

    private JwtClaimsBuilder about(String subject) {
        return JwtClaims.builder(clock)
                .issuer(ISSUER)
                .subject(subject)
                .audience(CLINIC)
                .lifetime(Duration.ofMinutes(5));
    }

    private JwtDecoderBuilder<JwtDecoder> rules() {
        return Jwt.verifiedBy(JwsVerifier.of(issuerKeys, ES256))
                .issuer(ISSUER)
                .audience(CLINIC)
                .clock(clock);
    }

    /** A seal is several hundred characters long, and says nothing to the eye. */
    private static JsonObject shortened(JsonObject object) {
        JsonObject shorter = object;
        for (String name : object.names()) {
            Object value = object.value(name).orElseThrow();
            if (value instanceof JsonObject inner) {
                shorter = shorter.with(name, shortened(inner));
            } else if (value instanceof String text && text.startsWith("eyJ")) {
                shorter = shorter.with(name, text.substring(0, 40) + "...");
            }
        }
        return shorter;
    }
}
