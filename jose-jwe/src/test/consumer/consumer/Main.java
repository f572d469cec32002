package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import dev.signet.jose.jwe.JweJsonEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;

/** Encrypts and decrypts with every algorithm. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        for (ContentEncryption encryption : ContentEncryption.values()) {
            roundTrip(OctJwk.generate(encryption.cekOctets()), Direct.DIR, encryption);
        }
        RsaJwk rsa = RsaJwk.generate(2048);
        for (RsaOaep algorithm : RsaOaep.values()) {
            roundTrip(rsa, algorithm, ContentEncryption.A256GCM);
        }
        int octets = 8;
        for (AesKeyWrap algorithm : AesKeyWrap.values()) {
            octets += 8;
            roundTrip(OctJwk.generate(octets), algorithm, ContentEncryption.A128CBC_HS256);
        }
        roundTrip(OctJwk.generate(32), AesGcmKeyWrap.A256GCMKW, ContentEncryption.A256GCM);
        for (EcdhEs algorithm : EcdhEs.values()) {
            roundTrip(EcJwk.generate(Curve.P_256), algorithm, ContentEncryption.A128GCM);
        }
        roundTrip(EcJwk.generate(Curve.P_384), EcdhEs.ECDH_ES, ContentEncryption.A128GCM);
        roundTrip(EcJwk.generate(Curve.P_521), EcdhEs.ECDH_ES, ContentEncryption.A128GCM);
        roundTrip(OkpJwk.generate(Curve.X25519), EcdhEs.ECDH_ES, ContentEncryption.A128GCM);
        roundTrip(OkpJwk.generate(Curve.X448), EcdhEs.ECDH_ES, ContentEncryption.A128GCM);
        char[] password = "correct horse".toCharArray();
        Pbes2 algorithm = Pbes2.PBES2_HS512_A256KW;
        print(
                algorithm,
                algorithm.decrypter(password, ContentEncryption.A256GCM),
                algorithm.encrypter(password, ContentEncryption.A256GCM));
        json(OctJwk.generate(16));
        print(
                Pbes2.PBES2_HS384_A192KW,
                Pbes2.PBES2_HS384_A192KW.decrypter(password, ContentEncryption.A256GCM),
                Pbes2.PBES2_HS384_A192KW.encrypter(password, ContentEncryption.A256GCM));
    }

    private static void roundTrip(Jwk key, JweAlgorithm algorithm, ContentEncryption encryption) {
        Jwk named = key.withKeyId("k");
        print(
                algorithm,
                JweDecrypter.of(JwkSet.of(named), algorithm, encryption),
                JweEncrypter.of(named, algorithm, encryption));
    }

    private static void json(OctJwk key) {
        String token = JweJsonEncrypter.general(AesKeyWrap.A128KW.encrypter(key, ContentEncryption.A256GCM))
                .withAad(new byte[1])
                .encrypt("plaintext".getBytes(UTF_8));
        JweDecrypter owner = AesKeyWrap.A128KW.decrypter(key, ContentEncryption.A256GCM);
        System.out.println(
                "JSON " + new String(JweJsonDecrypter.of(owner).decrypt(token).plaintext(), UTF_8));
    }

    private static void print(JweAlgorithm algorithm, JweDecrypter decrypter, JweEncrypter encrypter) {
        String token = encrypter.encrypt("plaintext".getBytes(UTF_8));
        System.out.println(
                algorithm.jwaName() + " " + new String(decrypter.decrypt(token).plaintext(), UTF_8));
    }
}
