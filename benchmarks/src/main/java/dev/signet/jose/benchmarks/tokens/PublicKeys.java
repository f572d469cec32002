package dev.signet.jose.benchmarks.tokens;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Public keys as JWKs, all of them different, written by none of the libraries. */
public final class PublicKeys {

    private PublicKeys() {}

    /** Returns RSA keys. Their primes come from a small stock, so that a thousand keys do not take minutes. */
    public static List<String> rsa(int bits, int count) {
        Random random = new Random(1);
        int stock = (int) Math.ceil(Math.sqrt(2.0 * count)) + 1;
        // The two highest bits, so that a product has as many bits as it should.
        BigInteger top = BigInteger.valueOf(3).shiftLeft(bits / 2 - 2);
        List<BigInteger> primes = IntStream.range(0, stock)
                .mapToObj(n -> new BigInteger(bits / 2 - 2, random).add(top).nextProbablePrime())
                .toList();
        List<String> keys = new ArrayList<>();
        for (int p = 0; p < stock; p++) {
            for (int q = 0; q < p && keys.size() < count; q++) {
                byte[] modulus = primes.get(p).multiply(primes.get(q)).toByteArray();
                keys.add("{\"kty\":\"RSA\",\"kid\":\"rsa-" + keys.size()
                        + "\",\"alg\":\"RS256\",\"e\":\"AQAB\",\"n\":\""
                        + base64Url(Arrays.copyOfRange(modulus, modulus[0] == 0 ? 1 : 0, modulus.length)) + "\"}");
            }
        }
        return keys;
    }

    /** Returns keys on a NIST curve, such as P-256. */
    public static List<String> ec(String curve, int count) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", java.security.Security.getProvider("SunEC"));
        generator.initialize(new ECGenParameterSpec(curve.equals("P-256") ? "secp256r1" : "secp521r1"));
        int length = curve.equals("P-256") ? 32 : 66;
        List<String> keys = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            keys.add("{\"kty\":\"EC\",\"kid\":\"ec-" + n + "\",\"crv\":\"" + curve + "\",\"x\":\""
                    + base64Url(fixed(key.getW().getAffineX(), length)) + "\",\"y\":\""
                    + base64Url(fixed(key.getW().getAffineY(), length)) + "\"}");
        }
        return keys;
    }

    /** Returns keys on Curve25519: Ed25519 or X25519. */
    public static List<String> okp(String curve, int count) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve, java.security.Security.getProvider("SunEC"));
        generator.initialize(new NamedParameterSpec(curve));
        List<String> keys = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            keys.add("{\"kty\":\"OKP\",\"kid\":\"okp-" + n + "\",\"crv\":\"" + curve + "\",\"x\":\""
                    + base64Url(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)) + "\"}");
        }
        return keys;
    }

    /** Returns a set with as many RSA keys as keys on P-256, and one RSA key more if the number is odd. */
    public static String set(int count) throws GeneralSecurityException {
        List<String> keys = new ArrayList<>(rsa(2048, (count + 1) / 2));
        keys.addAll(ec("P-256", count / 2));
        return keys.stream().collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] octets = number.toByteArray();
        byte[] fixed = new byte[length];
        int take = Math.min(octets.length, length);
        System.arraycopy(octets, octets.length - take, fixed, length - take, take);
        return fixed;
    }

    private static String base64Url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
