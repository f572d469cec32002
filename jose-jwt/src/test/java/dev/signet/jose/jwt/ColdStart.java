package dev.signet.jose.jwt;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.RsaPss;
import java.lang.management.ManagementFactory;

/** One process for one token: {@link ColdStartTest} counts what it loads and allocates. */
final class ColdStart {

    private ColdStart() {}

    /** Loaded before the work. */
    static final class Begin {
        private Begin() {}

        static void here() {}
    }

    /** Loaded after the work. */
    static final class End {
        private End() {}

        static void here() {}
    }

    /** Reads a token: an algorithm, a JWK, a token, and "count" to print how many classes and octets that took. */
    public static void main(String[] args) {
        if (args.length == 3) {
            Begin.here();
            read(args[0], args[1], args[2]);
            End.here();
            return;
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var classes = ManagementFactory.getClassLoadingMXBean();
        long loaded = classes.getTotalLoadedClassCount();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        read(args[0], args[1], args[2]);
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        loaded = classes.getTotalLoadedClassCount() - loaded;
        System.out.println(loaded + " " + allocated);
    }

    private static void read(String algorithm, String jwk, String token) {
        Jwk key = Jwk.parse(jwk);
        JwtClaims claims = algorithm.isEmpty()
                ? Jwt.decryptedBy(JweDecrypter.of(key, ContentEncryption.A256GCM))
                        .unsigned()
                        .anyIssuer()
                        .anyAudience()
                        .build()
                        .decode(token)
                        .claims()
                : Jwt.verifiedBy(verifier(key, jws(algorithm)))
                        .issuer("https://issuer.example")
                        .audience("https://api.example")
                        .build()
                        .decode(token)
                        .claims();
        if (!claims.subject().orElseThrow().equals("248289761001")) {
            throw new AssertionError();
        }
    }

    /** By one secret key, or by a set of public ones as a resource server has them. */
    private static JwsVerifier verifier(Jwk key, JwsAlgorithm algorithm) {
        return key.isSymmetric() ? JwsVerifier.of(key, algorithm) : JwsVerifier.of(JwkSet.of(key), algorithm);
    }

    private static JwsAlgorithm jws(String name) {
        return switch (name) {
            case "HS256" -> Hmac.HS256;
            case "RS256" -> RsaPkcs1.RS256;
            case "PS256" -> RsaPss.PS256;
            case "ES256" -> Ecdsa.ES256;
            default -> EdDsa.ED25519;
        };
    }
}
