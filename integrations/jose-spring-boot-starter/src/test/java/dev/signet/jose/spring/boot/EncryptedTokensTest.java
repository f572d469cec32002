package dev.signet.jose.spring.boot;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jwe.RsaOaep.RSA_OAEP_256;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.spring.boot.RunningApplication.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import dev.signet.jose.testkit.EncryptedTestIssuer;
import dev.signet.jose.testkit.InvalidEncryption;
import dev.signet.jose.testkit.TestIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** An application whose tokens are encrypted and accepted once, with the issuer's key in PEM. */
final class EncryptedTokensTest {

    @TempDir
    static Path folder;

    private static final EcJwk SIGNING = EcJwk.generate(Curve.P_256);
    private static final RsaJwk OURS = RsaJwk.generate();
    private static final TestIssuer SIGNED = TestIssuer.of("https://hr.example", "payroll", ES256, SIGNING);
    private static final EncryptedTestIssuer ISSUER =
            SIGNED.thenEncryptedWith(RSA_OAEP_256.encrypter(OURS.toPublic(), A256GCM));

    private static RunningApplication application;

    /** The application and its store of used tokens. */
    @Configuration(proxyBeanMethods = false)
    @Import(Application.class)
    static class WithReplayStore {

        @Bean
        InMemoryReplayStore replays() {
            return InMemoryReplayStore.holding(1_000);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Path issuer = Files.writeString(
                folder.resolve("issuer.pem"), SIGNING.toPublic().toPem());
        Path ours = Files.writeString(folder.resolve("ours.json"), OURS.privateJson());
        application = RunningApplication.start(
                WithReplayStore.class,
                WebApplicationType.SERVLET,
                "signet.jwt.issuers[0].issuer=https://hr.example",
                "signet.jwt.issuers[0].audiences=payroll",
                "signet.jwt.issuers[0].algorithms=ES256",
                "signet.jwt.issuers[0].keys.location=" + issuer.toUri(),
                "signet.jwt.issuers[0].reject-replays=true",
                "signet.jwt.decryption.keys.location=" + ours.toUri(),
                "signet.jwt.decryption.algorithms=RSA-OAEP-256",
                "signet.jwt.decryption.encryption=A256GCM");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void an_encrypted_token_is_accepted_once() {
        String token = ISSUER.token("alice");

        assertThat(application.get("/who", token).body()).isEqualTo("alice");
        HttpResponse<String> again = application.get("/who", token);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(challenge(again)).contains("the token was used before");
    }

    @ParameterizedTest
    @EnumSource
    void an_invalid_encryption_is_refused(InvalidEncryption fault) {
        HttpResponse<String> response = application.get("/who", ISSUER.token(fault));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).contains("error=\"invalid_token\"");
    }

    @Test
    void a_token_that_is_not_encrypted_is_refused() {
        assertThat(application.get("/who", SIGNED.token("alice")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_sealed_claim_is_not_handed_on_as_text() {
        EcJwk clinic = EcJwk.generate(Curve.P_256);
        String sealed = Jwt.signedWith(ES256.signer(SIGNING))
                .sealing(ECDH_ES_A256KW.encrypter(clinic.toPublic(), A256GCM), "ssn", "file.no")
                .thenEncryptedWith(RSA_OAEP_256.encrypter(OURS.toPublic(), A256GCM))
                .encode(JwtClaims.builder()
                        .issuer("https://hr.example")
                        .subject("alice")
                        .audience("payroll")
                        .jwtId()
                        .lifetime(Duration.ofMinutes(5))
                        .claim("ssn", "078-05-1120")
                        .claim("file", JsonObject.empty().with("no", "7"))
                        .build());

        assertThat(List.of(application.get("/claims", sealed).body().split(" ")))
                .contains("sub", "file")
                .doesNotContain("ssn");
    }
}
