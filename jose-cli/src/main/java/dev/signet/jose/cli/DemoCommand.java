package dev.signet.jose.cli;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.KeyUse;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code jose demo}: the whole story with real keys, step by step. For one thread. */
@Command(
        name = "demo",
        description = {
            "Play the whole story with real keys: an issuer, a service, an attacker and a clinic.",
            "Nothing is stored. The exit code is 0 only if every step behaved."
        },
        footerHeading = "%nExample:%n",
        footer = "  jose demo")
final class DemoCommand implements Callable<Integer> {

    private static final String ISSUER = "https://login.example";
    private static final String SERVICE = "orders";
    private static final String CLINIC = "clinic";

    private final Console console;
    private final DemoStage stage;

    DemoCommand(Console console) {
        this.console = console;
        this.stage = new DemoStage(console);
    }

    @Override
    public Integer call() {
        stage.step("An issuer makes two ES256 keys, each with a kid");
        EcJwk older = signingKey("2026-01");
        EcJwk newer = signingKey("2026-02");

        stage.step("It publishes the public halves as a JWK Set");
        String published = JwkSet.of(older, newer).publicOnly().toJson();
        stage.show(JsonText.pretty(JsonObject.parse(published)));
        stage.expect(!published.contains("\"d\""), "no private member is in it");

        stage.step("It issues a token for alice, good for five minutes, signed with "
                + newer.keyId().orElseThrow());
        String token = Jwt.signedWith(ES256.signer(newer))
                .encode(JwtClaims.builder(console.clock())
                        .issuer(ISSUER)
                        .subject("alice")
                        .audience(SERVICE)
                        .lifetime(Duration.ofMinutes(5))
                        .build());
        stage.showToken(token);

        JwkSet keys = JwkSet.parse(published);
        verify(keys, token);
        attack(keys, token);
        RsaJwk clinicKey = RsaJwk.generate(2048).withKeyId("clinic-7");
        encryptForClinic(newer, keys, clinicKey);
        new DemoSeals(stage, console.clock(), newer, keys, clinicKey).play();
        new DemoPostQuantum(stage, newer).play();
        return stage.end() ? ExitCodes.ACCEPTED : ExitCodes.REJECTED;
    }

    private EcJwk signingKey(String keyId) {
        EcJwk key = EcJwk.generate(Curve.P_256)
                .withKeyId(keyId)
                .withAlgorithm(ES256.jwaName())
                .withUse(KeyUse.SIGNATURE);
        stage.show(keyId + "  on P-256, thumbprint " + key.thumbprint());
        return key;
    }

    private void verify(JwkSet keys, String token) {
        stage.step("A service verifies the token with the published set: its kid picks the key");
        VerifiedJwt jwt = service(keys, console.clock()).decode(token);
        stage.show(JsonText.pretty(jwt.claims().toObject()));
        stage.expect(
                jwt.keyId().equals(keys.keys().get(1).keyId())
                        && jwt.claims().subject().equals(Optional.of("alice")),
                "signature, issuer, audience and times hold; the key was "
                        + jwt.keyId().orElse("one without kid"));
    }

    private void attack(JwkSet keys, String token) {
        stage.step("An attacker writes mallory where alice stood, and keeps the signature");
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64Url.decode(parts[1]), UTF_8).replace("alice", "mallory");
        String tampered = parts[0] + '.' + Base64Url.encode(claims.getBytes(UTF_8)) + '.' + parts[2];
        stage.expectRefusal(
                Reason.SIGNATURE_INVALID, () -> service(keys, console.clock()).decode(tampered));

        stage.step("Ten minutes later, the true token comes again");
        Clock later = Clock.offset(console.clock(), Duration.ofMinutes(10));
        stage.expectRefusal(Reason.EXPIRED, () -> service(keys, later).decode(token));
    }

    private void encryptForClinic(EcJwk issuerKey, JwkSet issuerKeys, RsaJwk clinicKey) {
        stage.step("A record is signed, then encrypted to a clinic's RSA key (RSA-OAEP-256, A256GCM)");
        String record = Jwt.signedWith(ES256.signer(issuerKey))
                .thenEncryptedWith(RSA_OAEP_256.encrypter(clinicKey.toPublic(), A256GCM))
                .encode(JwtClaims.builder(console.clock())
                        .issuer(ISSUER)
                        .subject("alice")
                        .audience(CLINIC)
                        .lifetime(Duration.ofMinutes(5))
                        .claim("ssn", "078-05-1120")
                        .claim("diagnosis", "hay fever")
                        .build());
        stage.showToken(record);
        stage.show("All that others can read of it:");
        stage.show(JsonText.pretty(CompactParts.of(record).header().parameters()));

        stage.step("The clinic decrypts it, and verifies what was inside");
        JwtDecoder clinic = Jwt.decryptedBy(RSA_OAEP_256.decrypter(clinicKey, A256GCM))
                .thenVerifiedBy(JwsVerifier.of(issuerKeys, ES256))
                .issuer(ISSUER)
                .audience(CLINIC)
                .clock(console.clock())
                .build();
        VerifiedJwt opened = clinic.decode(record);
        stage.show(JsonText.pretty(opened.claims().toObject()));
        stage.expect(
                opened.encryptionHeader().isPresent() && opened.claims().has("diagnosis"),
                "encrypted for the clinic alone, signed by the issuer");

        stage.step("One bit of the ciphertext is turned on the way");
        stage.expectRefusal(Reason.DECRYPTION_FAILED, () -> clinic.decode(withOneBitTurned(record)));
    }

    private static JwtDecoder service(JwkSet keys, Clock clock) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer(ISSUER)
                .audience(SERVICE)
                .clock(clock)
                .build();
    }

    private static String withOneBitTurned(String jwe) {
        String[] parts = jwe.split("\\.", -1);
        byte[] ciphertext = Base64Url.decode(parts[3]);
        ciphertext[0] ^= 1;
        parts[3] = Base64Url.encode(ciphertext);
        return String.join(".", parts);
    }
}
