package dev.signet.jose.interop;

import static dev.signet.jose.jwe.AesKeyWrap.A256KW;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;

/** A key that Signet and a partner are to take for the same one, whatever it is used for. */
final class SharedKey {
    private static final Case TRANSPORT = new Case(A256KW.jwaName(), A256GCM.jwaName(), "oct-32");

    private SharedKey() {}

    /**
     * Has both compute the thumbprint, and each read the private or secret key that the other encrypted (RFC 7517
     * section 7).
     *
     * @param jwk a private or secret key that the partner made
     * @throws Refused if it is another key for one of them
     * @throws Exception of the partner's
     */
    static void check(Partner them, String jwk) throws Exception {
        Jwk key = Jwk.parse(jwk);
        String thumbprint =
                them.thumbprint(key.isSymmetric() ? jwk : key.toJson()).orElseThrow();
        if (!thumbprint.equals(key.thumbprint().toString())) {
            throw new Refused("another thumbprint");
        }
        OctJwk transport = OctJwk.generate(32);
        String theirs = them.make(TRANSPORT, transport.privateJson(), jwk.getBytes(UTF_8));
        if (!EncryptedJwk.decrypt(theirs, A256KW.decrypter(transport, A256GCM)).equals(key)) {
            throw new Refused("another key in what the partner encrypted");
        }
        String ours = EncryptedJwk.encrypt(key, A256KW.encrypter(transport, A256GCM));
        if (!Jwk.parse(them.open(TRANSPORT, transport.privateJson(), ours)).equals(key)) {
            throw new Refused("another key in what Signet encrypted");
        }
    }
}
