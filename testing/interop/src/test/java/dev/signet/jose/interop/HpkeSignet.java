package dev.signet.jose.interop;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.HpkeDraftInputs;
import dev.signet.jose.jwe.HpkeDraftKeyEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import dev.signet.jose.jwe.JweJsonEncrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;

/** This library. */
final class HpkeSignet implements HpkePartner {
    private static final ContentEncryption ENC =
            ContentEncryption.named(HpkeCase.ENC).orElseThrow();

    @Override
    public String name() {
        return "Signet";
    }

    @Override
    public boolean offers(String alg) {
        return HpkeCase.ALGORITHMS.contains(alg);
    }

    @Override
    public String generate(String alg) {
        Jwk key = switch (alg.replace("-KE", "")) {
            case "HPKE-0", "HPKE-7" -> EcJwk.generate(Curve.P_256);
            case "HPKE-1" -> EcJwk.generate(Curve.P_384);
            case "HPKE-2" -> EcJwk.generate(Curve.P_521);
            case "HPKE-3", "HPKE-4" -> OkpJwk.generate(Curve.X25519);
            default -> OkpJwk.generate(Curve.X448);
        };
        return key.withAlgorithm(alg).privateJson();
    }

    @Override
    public String make(HpkeCase test, String jwk, byte[] payload) {
        Jwk key = Jwk.parse(jwk);
        JweEncrypter encrypter = test.isKeyEncryption()
                ? HpkeDraftKeyEncryption.valueOf(constant(test)).encrypter(key, inputs(test), ENC)
                : HpkeDraft.valueOf(constant(test)).encrypter(key, inputs(test));
        return test.aad()
                ? JweJsonEncrypter.flattened(encrypter).withAad(HpkeCase.AAD).encrypt(payload)
                : encrypter.encrypt(payload);
    }

    @Override
    public byte[] open(HpkeCase test, String jwk, String token) {
        Jwk key = Jwk.parse(jwk);
        JweDecrypter decrypter = test.isKeyEncryption()
                ? HpkeDraftKeyEncryption.valueOf(constant(test)).decrypter(key, inputs(test), ENC)
                : HpkeDraft.valueOf(constant(test)).decrypter(key, inputs(test));
        return test.aad()
                ? JweJsonDecrypter.of(decrypter).decrypt(token).plaintext()
                : decrypter.decrypt(token).plaintext();
    }

    private static String constant(HpkeCase test) {
        return test.alg().replace('-', '_');
    }

    private static HpkeDraftInputs inputs(HpkeCase test) {
        return test.psk()
                ? HpkeDraftInputs.none().withPreSharedKey(HpkeCase.PSK_ID, HpkeCase.PSK)
                : HpkeDraftInputs.none();
    }
}
