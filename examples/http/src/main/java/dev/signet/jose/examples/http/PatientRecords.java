package dev.signet.jose.examples.http;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;

import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwt.JwtClaims;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Patients' records as tokens that travel with the patient. A verifier sees the patient; number and diagnoses are
 * sealed for the clinic.
 */
final class PatientRecords {

    static final String TYPE = "record+jwt";
    static final String AUDIENCE = "clinic";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final Map<String, Patient> PATIENTS = Map.of(
            "alice", new Patient("Alice Liddell", "078-05-1120", List.of("fell down a hole", "grows and shrinks")));

    private final SigningKeys keys;
    private final JweEncrypter clinic;
    private final Clock clock;

    /** The content of a record. */
    record Patient(String name, String ssn, List<String> diagnoses) {}

    /** @param clinic the clinic's public key */
    PatientRecords(SigningKeys keys, EcJwk clinic, Clock clock) {
        this.keys = keys;
        this.clinic = ECDH_ES_A256KW.encrypter(clinic, A256GCM);
        this.clock = clock;
    }

    /** Returns the record of a user, if there is one. */
    Optional<String> token(String issuer, String user) {
        return Optional.ofNullable(PATIENTS.get(user)).map(patient -> token(issuer, user, patient));
    }

    private String token(String issuer, String user, Patient patient) {
        return keys.encoder(TYPE)
                .sealing(clinic, "ssn", "diagnoses")
                .encode(JwtClaims.builder(clock)
                        .issuer(issuer)
                        .subject(user)
                        .audience(AUDIENCE)
                        .lifetime(LIFETIME)
                        .jwtId()
                        .claim("name", patient.name())
                        .claim("ssn", patient.ssn())
                        .claim("diagnoses", patient.diagnoses())
                        .build());
    }
}
