package dev.signet.jose.benchmarks.suite;

import com.auth0.jwt.JWT;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.jwt.JwtHmacKey;
import com.google.crypto.tink.jwt.JwtHmacParameters;
import com.google.crypto.tink.jwt.JwtMac;
import com.google.crypto.tink.jwt.JwtMacConfig;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.util.SecretBytes;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.Jwt;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.jsonwebtoken.Jwts;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * A process that verifies one token of HS256, with its issuer, audience and expiry, and reads its subject. Each library is a
 * class of its own, so that the JVM loads what that library needs and nothing else.
 */
final class ColdStart {

    private static final String ISSUER = "https://login.example.com";
    private static final String AUDIENCE = "https://api.example.com/orders";

    private ColdStart() {}

    /** What a library does. */
    interface Verification {
        String subject(byte[] secret, String token) throws Exception;
    }

    /**
     * Verifies.
     *
     * @param args the name of the one that verifies, the secret in base64url, the token, what its subject must be, and
     *     anything if classes and octets are to be counted
     */
    public static void main(String[] args) throws Exception {
        byte[] secret = Base64.getUrlDecoder().decode(args[1]);
        if (args.length == 4) {
            verify(args, secret);
            System.exit(0);
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var loading = ManagementFactory.getClassLoadingMXBean();
        loading.getTotalLoadedClassCount();
        long octets = threads.getCurrentThreadAllocatedBytes();
        long classes = loading.getTotalLoadedClassCount();
        verify(args, secret);
        System.out.println((loading.getTotalLoadedClassCount() - classes) + " "
                + (threads.getCurrentThreadAllocatedBytes() - octets));
        System.exit(0);
    }

    private static void verify(String[] args, byte[] secret) throws Exception {
        if (args[0].equals("none")) {
            return;
        }
        Verification verification = Class.forName(ColdStart.class.getName() + "$" + args[0])
                .asSubclass(Verification.class)
                .getDeclaredConstructor()
                .newInstance();
        if (!verification.subject(secret, args[2]).equals(args[3])) {
            throw new IllegalStateException("read another subject");
        }
    }

    static final class Bare implements Verification {
        @Override
        public String subject(byte[] secret, String token) throws Exception {
            int dot = token.lastIndexOf('.');
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] tag = mac.doFinal(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            if (!MessageDigest.isEqual(tag, Base64.getUrlDecoder().decode(token.substring(dot + 1)))) {
                throw new IllegalArgumentException("wrong signature");
            }
            String json = new String(
                    Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, dot)),
                    StandardCharsets.UTF_8);
            int from = json.indexOf("\"sub\":\"") + 7;
            return json.substring(from, json.indexOf('"', from));
        }
    }

    static final class Signet implements Verification {
        @Override
        public String subject(byte[] secret, String token) {
            return Jwt.verifiedBy(Hmac.HS256.verifier(new SecretKeySpec(secret, "HmacSHA256")))
                    .issuer(ISSUER)
                    .audience(AUDIENCE)
                    .build()
                    .decode(token)
                    .claims()
                    .subject()
                    .orElseThrow();
        }
    }

    static final class Nimbus implements Verification {
        @Override
        public String subject(byte[] secret, String token) throws Exception {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(new MACVerifier(secret))) {
                throw new IllegalArgumentException("wrong signature");
            }
            new DefaultJWTClaimsVerifier<SecurityContext>(
                            AUDIENCE, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("exp"))
                    .verify(jwt.getJWTClaimsSet(), null);
            return jwt.getJWTClaimsSet().getSubject();
        }
    }

    static final class Jose4j implements Verification {
        @Override
        public String subject(byte[] secret, String token) throws Exception {
            return new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "HS256"))
                    .setVerificationKey(new SecretKeySpec(secret, "HmacSHA256"))
                    .setExpectedIssuer(ISSUER)
                    .setExpectedAudience(AUDIENCE)
                    .setRequireExpirationTime()
                    .build()
                    .processToClaims(token)
                    .getSubject();
        }
    }

    static final class Jjwt implements Verification {
        @Override
        public String subject(byte[] secret, String token) {
            return Jwts.parser()
                    .verifyWith(new SecretKeySpec(secret, "HmacSHA256"))
                    .requireIssuer(ISSUER)
                    .requireAudience(AUDIENCE)
                    .build()
                    .parseSignedClaims(token)
                    .getPayload()
                    .getSubject();
        }
    }

    static final class JavaJwt implements Verification {
        @Override
        public String subject(byte[] secret, String token) {
            return JWT.require(com.auth0.jwt.algorithms.Algorithm.HMAC256(secret))
                    .withIssuer(ISSUER)
                    .withAudience(AUDIENCE)
                    .withClaimPresence("exp")
                    .build()
                    .verify(token)
                    .getSubject();
        }
    }

    static final class FusionAuth implements Verification {
        @Override
        public String subject(byte[] secret, String token) {
            io.fusionauth.jwt.domain.JWT jwt =
                    io.fusionauth.jwt.domain.JWT.getDecoder().decode(token, HMACVerifier.newVerifier(secret));
            if (!ISSUER.equals(jwt.issuer) || !AUDIENCE.equals(jwt.audience) || jwt.expiration == null) {
                throw new IllegalArgumentException("wrong claims");
            }
            return jwt.subject;
        }
    }

    static final class Tink implements Verification {
        @Override
        @AccessesPartialKey
        public String subject(byte[] secret, String token) throws Exception {
            JwtMacConfig.register();
            JwtHmacKey key = JwtHmacKey.builder()
                    .setParameters(JwtHmacParameters.builder()
                            .setKeySizeBytes(secret.length)
                            .setAlgorithm(JwtHmacParameters.Algorithm.HS256)
                            .setKidStrategy(JwtHmacParameters.KidStrategy.IGNORED)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), JwtMac.class)
                    .verifyMacAndDecode(
                            token,
                            JwtValidator.newBuilder()
                                    .ignoreTypeHeader()
                                    .expectIssuer(ISSUER)
                                    .expectAudience(AUDIENCE)
                                    .build())
                    .getSubject();
        }
    }
}
