package dev.signet.jose.cli;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.MlDsa.ML_DSA_65;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsJsonSigner;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.SignaturePolicy;

/**
 * The part of the demo in which a document has two signatures, one of which a quantum computer is not known to forge.
 * For one thread.
 *
 * @param stage where it is played
 * @param issuerKey the key that the issuer has had so far
 */
record DemoPostQuantum(DemoStage stage, EcJwk issuerKey) {

    private static final byte[] DOCUMENT = "The ward is open to alice.".getBytes(UTF_8);

    void play() {
        stage.step("The issuer adds a key for ML-DSA-65 and signs a document with both, against quantum computers");
        AkpJwk quantumKey = AkpJwk.generate(ML_DSA_65.jwaName()).withKeyId("2026-pq");
        JwkSet published = JwkSet.of(issuerKey, quantumKey).publicOnly();
        String document = JwsJsonSigner.general(ES256.signer(issuerKey), ML_DSA_65.signer(quantumKey))
                .sign(DOCUMENT);
        stage.show("2026-pq  for ML-DSA-65, thumbprint " + quantumKey.thumbprint());
        stage.show(document.length() + " octets, where a document with one ES256 signature has "
                + signedOnce().length());

        JwsJsonVerifier old = JwsJsonVerifier.of(SignaturePolicy.any(), JwsVerifier.of(published, ES256));
        stage.expect(
                old.verify(document).signatures().size() == 1,
                "a service that knows ES256 alone goes on as before, with the same published set");
        JwsJsonVerifier both = JwsJsonVerifier.of(
                SignaturePolicy.these(
                        new SignaturePolicy.Name(ES256, issuerKey.keyId()),
                        new SignaturePolicy.Name(ML_DSA_65, quantumKey.keyId())),
                JwsVerifier.of(published, ES256, ML_DSA_65));
        stage.expect(both.verify(document).signatures().size() == 2, "a new one demands both signatures");
        stage.expectRefusal(Reason.SIGNATURE_INVALID, () -> both.verify(signedOnce()));
    }

    private String signedOnce() {
        return JwsJsonSigner.general(ES256.signer(issuerKey)).sign(DOCUMENT);
    }
}
