package dev.signet.jose.interop;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** This library. */
final class Signet implements Partner {
    @Override
    public String name() {
        return "Signet";
    }

    @Override
    public boolean offers(Case test) {
        return true;
    }

    @Override
    public Optional<String> cannotMake(Case test) {
        return test.alg().equals("RSA1_5")
                ? Optional.of("Signet decrypts RSA1_5 and never makes it")
                : Optional.empty();
    }

    @Override
    public Optional<String> thumbprint(String jwk) {
        return Optional.of(Jwk.parse(jwk).thumbprint().toString());
    }

    @Override
    public String make(Case test, String jwk, byte[] payload) {
        Jwk key = Jwk.parse(jwk);
        if (test.isSignature()) {
            return JwsSigner.of(key, signature(test)).sign(payload);
        }
        JweEncrypter encrypter = algorithm(test) instanceof Pbes2 pbes2
                ? pbes2.encrypter(password(key), encryption(test))
                : JweEncrypter.of(key, algorithm(test), encryption(test));
        return encrypter.encrypt(payload);
    }

    @Override
    public byte[] open(Case test, String jwk, String token) {
        Jwk key = Jwk.parse(jwk);
        if (test.isSignature()) {
            return JwsVerifier.of(key, signature(test)).verify(token).payload();
        }
        return decrypter(test, key).decrypt(token).plaintext();
    }

    private static JweDecrypter decrypter(Case test, Jwk key) {
        if (test.alg().equals("RSA1_5")) {
            return InsecureRsa15.RSA1_5.decrypter((RsaJwk) key, encryption(test));
        }
        return algorithm(test) instanceof Pbes2 pbes2
                ? pbes2.decrypter(password(key), encryption(test))
                : JweDecrypter.of(key, algorithm(test), encryption(test));
    }

    private static JwsAlgorithm signature(Case test) {
        return JwsAlgorithm.named(test.alg()).orElseThrow();
    }

    private static JweAlgorithm algorithm(Case test) {
        return JweAlgorithm.named(test.alg()).orElseThrow();
    }

    private static ContentEncryption encryption(Case test) {
        return ContentEncryption.named(test.enc()).orElseThrow();
    }

    private static char[] password(Jwk key) {
        return new String(((OctJwk) key).key().getEncoded(), StandardCharsets.UTF_8).toCharArray();
    }
}
