package dev.signet.jose.examples.http;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * A service for the records that patients bring along. The reception verifies a record and sees its patient; the
 * decoder of the doctor also has the key of the clinic, and opens the sealed claims. Both require an access token.
 */
final class ClinicService implements AutoCloseable {

    private static final int LONGEST_RECORD = 65_536;

    private final RemoteJwkSet keys;
    private final Bearer bearer;
    private final JwtDecoder reception;
    private final JwtDecoder doctor;
    private final LoopbackServer server;

    /** A record with nothing sealed. */
    record Opened(String sub, String name, String ssn, List<String> diagnoses) {}

    ClinicService(int port, String issuer, String jwksUrl, EcJwk key, Clock clock) throws IOException {
        this.keys = RemoteJwkSet.builder().allowingLoopbackHttp().at(jwksUrl);
        this.bearer = new Bearer(
                rules(keys, issuer, clock)
                        .type("at+jwt")
                        .require("sub", "scope")
                        .build(),
                "clinic");
        this.reception = rules(keys, issuer, clock)
                .type(PatientRecords.TYPE)
                .require("ssn", "diagnoses")
                .build();
        this.doctor = rules(keys, issuer, clock)
                .type(PatientRecords.TYPE)
                .require("ssn", "diagnoses")
                .opening(ECDH_ES_A256KW.decrypter(key, A256GCM), "ssn", "diagnoses")
                .build();
        this.server = new LoopbackServer(port);
        server.start(
                new Endpoint("POST", "/reception", exchange -> read(exchange, "records:see", reception, this::seen)),
                new Endpoint("POST", "/doctor", exchange -> read(exchange, "records:read", doctor, this::opened)));
    }

    String url() {
        return server.url();
    }

    private static JwtDecoderBuilder<JwtDecoder> rules(RemoteJwkSet keys, String issuer, Clock clock) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, ES256))
                .issuer(issuer)
                .audience(PatientRecords.AUDIENCE)
                .clock(clock);
    }

    private Reply read(HttpExchange exchange, String scope, JwtDecoder decoder, Function<JwtClaims, Reply> use) {
        return bearer.guarding(exchange, jwt -> {
            if (!jwt.claims().as(OrdersService.Access.class).allows(scope)) {
                return bearer.refused(BearerRefusal.insufficientScope(scope));
            }
            try {
                String token = new String(exchange.getRequestBody().readNBytes(LONGEST_RECORD), UTF_8);
                return use.apply(decoder.decode(token).claims());
            } catch (InvalidTokenException e) {
                // The record is refused here, and not the client.
                return Reply.failure(422, "record_refused");
            } catch (KeySourceException | IOException e) {
                return Reply.failure(503, "temporarily_unavailable");
            }
        });
    }

    private Reply seen(JwtClaims claims) {
        return Reply.ok(JsonObject.empty()
                .with("patient", claims.subject().orElse(""))
                .with("name", claims.string("name").orElse(""))
                .with("ssn_sealed", claims.isSealed("ssn"))
                .with("diagnoses_sealed", claims.isSealed("diagnoses")));
    }

    private Reply opened(JwtClaims claims) {
        Opened record = claims.as(Opened.class);
        return Reply.ok(JsonObject.empty()
                .with("patient", record.sub())
                .with("name", record.name())
                .with("ssn", record.ssn())
                .with("diagnoses", record.diagnoses()));
    }

    @Override
    public void close() {
        server.close();
        keys.close();
    }
}
