package dev.signet.jose.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Texts of tokens and keys, put together by hand, as a stranger does. */
final class Texts {

    /** As many variants as a benchmark takes: nothing that is remembered helps. */
    static final int VARIANTS = 64;

    private static final BigInteger SMALL_PRIMES = smallPrimes();

    private Texts() {}

    /** Returns a text of UTF-8 in base64url. */
    static String encoded(String text) {
        return Base64Url.encode(text.getBytes(UTF_8));
    }

    /** Returns characters that stand for octets in base64url. */
    static String octets(String characters) {
        return Base64Url.encode(characters.getBytes(ISO_8859_1));
    }

    /** Returns a token of three parts with a signature that is as long as it should be, and wrong. */
    static String forged(String header, String payload, int signatureOctets) {
        return encoded(header) + "." + encoded(payload) + "." + Base64Url.encode(new byte[signatureOctets]);
    }

    /** Returns a token of five parts whose content is nothing. */
    static String encrypted(String header, int encryptedKeyOctets) {
        return encoded(header) + "." + random(encryptedKeyOctets) + ".AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";
    }

    /** Returns a number of octets, the same ones each time, in base64url. */
    static String random(int octets) {
        byte[] some = new byte[octets];
        new Random(7515).nextBytes(some);
        if (octets > 0) {
            some[0] &= 0x7F;
        }
        return Base64Url.encode(some);
    }

    /** Returns a text for each variant. */
    static List<String> variants(IntFunction<String> text) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < VARIANTS; i++) {
            texts.add(text.apply(i));
        }
        return texts;
    }

    /** Returns a JSON object of names with one hash code, joined from two blocks that have one. */
    static String collidingMembers(int count) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            members.add("\"" + name + "\":0");
        }
        return "{" + String.join(",", members) + "}";
    }

    /**
     * Returns the modulus of an RSA key of a stranger: of the given length, without small factors, and no product of
     * two primes that anyone knows.
     */
    static String modulus(int bits, int seed) {
        Random random = new Random(seed);
        BigInteger n =
                new BigInteger(bits, random).setBit(bits - 1).setBit(bits - 2).setBit(0);
        while (!n.gcd(SMALL_PRIMES).equals(BigInteger.ONE)) {
            n = n.add(BigInteger.TWO);
        }
        byte[] octets = n.toByteArray();
        return Base64Url.encode(Arrays.copyOfRange(octets, octets.length - bits / 8, octets.length));
    }

    private static BigInteger smallPrimes() {
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime = BigInteger.TWO; prime.intValue() < 752; prime = prime.nextProbablePrime()) {
            product = product.multiply(prime);
        }
        return product;
    }

    /** Returns the public JWK of such a key. */
    static String rsaKey(int bits, int seed) {
        return "{\"kty\":\"RSA\",\"kid\":\"rsa-" + seed + "\",\"e\":\"AQAB\",\"n\":\"" + modulus(bits, seed) + "\"}";
    }

    /** Returns a key set. */
    static String set(List<String> keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }
}
