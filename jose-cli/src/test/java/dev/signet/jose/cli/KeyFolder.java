package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Key files of every kind in a folder of the test's own. */
record KeyFolder(Path folder) {

    /** Made once: an RSA key takes its time. */
    private static final RsaJwk RSA = RsaJwk.generate(2048);

    String ec(String keyId) {
        return file(keyId + ".jwk", EcJwk.generate(Curve.P_256).withKeyId(keyId).privateJson());
    }

    String ec(Curve curve) {
        return file(curve + ".jwk", EcJwk.generate(curve).privateJson());
    }

    String okp(Curve curve) {
        return file(curve + ".jwk", OkpJwk.generate(curve).privateJson());
    }

    String oct(int octets) {
        return file(octets + ".jwk", OctJwk.generate(octets).privateJson());
    }

    String rsa() {
        return file("rsa.jwk", RSA.privateJson());
    }

    String rsaPublic() {
        return file("rsa.pub.jwk", RSA.toJson());
    }

    /** The secret of the best-known token of the tutorials, which is too short for a key. */
    String tutorialSecret() {
        String k = Base64Url.encode("your-256-bit-secret".getBytes(ISO_8859_1));
        return file("tutorial.jwk", "{\"kty\":\"oct\",\"k\":\"" + k + "\"}");
    }

    /** A published set of the keys in these files. */
    String set(String... files) {
        JwkSet set = JwkSet.of();
        for (String file : files) {
            set = set.with(Jwk.parse(text(file)));
        }
        return file("jwks.json", set.publicOnly().toJson());
    }

    String file(String name, String content) {
        return file(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String file) {
        return JsonObject.parse(text(file));
    }
}
