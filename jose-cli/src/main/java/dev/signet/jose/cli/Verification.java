package dev.signet.jose.cli;

import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.SignaturePolicy;
import dev.signet.jose.jws.VerifiedJwsJson;
import dev.signet.jose.jws.VerifiedSignature;
import java.util.List;
import java.util.Optional;

/**
 * Verifies tokens of every form. Immutable.
 *
 * @param verifier the keys and algorithms to accept
 * @param algorithms those algorithms
 * @param policy which of several signatures must be right
 */
record Verification(JwsVerifier verifier, List<JwsAlgorithm> algorithms, PolicyOption policy) {

    private static final byte[] NOTHING = {};

    /**
     * What was verified.
     *
     * @param payload what to print, nothing if the payload came from a file of its own
     * @param signatures those that were verified; none are named for a compact token, which has but one
     * @param total how many signatures the token has
     */
    record Verified(byte[] payload, List<VerifiedSignature> signatures, int total) {

        void show(Console console) {
            signatures.forEach(one -> console.message("verified: "
                    + one.algorithm().jwaName()
                    + one.keyId().map(kid -> ", kid " + Printable.text(kid)).orElse("")));
            if (signatures.size() < total) {
                console.message("note: the other signatures were not verified, there are " + total + " in all");
            }
            console.write(payload);
        }
    }

    Verified of(String token, Optional<String> detached, Inputs inputs) {
        if (Inputs.isJson(token)) {
            return json(token, detached, inputs);
        }
        policy.requireFitForCompact();
        if (detached.isEmpty()) {
            return new Verified(verifier.verify(token).payload(), List.of(), 0);
        }
        VerifiedSignature signature =
                inputs.reading("--detached", detached.get(), payload -> verifier.verifyDetached(token, payload));
        return new Verified(NOTHING, List.of(signature), 1);
    }

    private Verified json(String token, Optional<String> detached, Inputs inputs) {
        JwsJsonParts parts = JwsJsonParts.of(JsonElement.parse(token));
        SignaturePolicy which = policy.policy(parts, algorithms);
        JwsJsonVerifier json = JwsJsonVerifier.of(which, verifier);
        int total = parts.signatures().size();
        if (detached.isEmpty()) {
            VerifiedJwsJson jws = json.verify(token);
            return new Verified(jws.payload(), jws.signatures(), total);
        }
        byte[] payload = inputs.octets("--detached", detached.get(), Inputs.PAYLOAD_OCTETS);
        return new Verified(NOTHING, json.verifyDetached(token, payload).signatures(), total);
    }
}
