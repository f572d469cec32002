package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.BareEncryption;
import dev.signet.jose.jwe.BareEncryption.Unwrapping;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwk.RsaJwk;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Encrypted keys: key wrap, OAEP and RSAES-PKCS1-v1_5. */
final class KeyEncryption {

    private static final Map<Integer, AesKeyWrap> WRAPS =
            Map.of(128, AesKeyWrap.A128KW, 192, AesKeyWrap.A192KW, 256, AesKeyWrap.A256KW);
    private static final Map<String, RsaOaep> OAEP = Map.of(
            "SHA-1", RsaOaep.RSA_OAEP,
            "SHA-256", RsaOaep.RSA_OAEP_256,
            "SHA-384", RsaOaep.RSA_OAEP_384,
            "SHA-512", RsaOaep.RSA_OAEP_512);
    private static final int SMALLEST_RSA = 2048;
    private static final int WRAP_ADDS = 8;

    private KeyEncryption() {}

    static Schema.Cases wrap(JsonObject file, JsonObject group) {
        AesKeyWrap algorithm = WRAPS.get(Members.integer(group, "keySize"));
        if (algorithm == null || !Members.text(file, "algorithm").equals("AES-WRAP")) {
            return Schema.skipping("no algorithm of JOSE: " + Members.text(file, "algorithm"));
        }
        return test -> {
            byte[] message = Members.hex(test, "msg");
            byte[] wrapped = Members.hex(test, "ct");
            // Of another length, any algorithm refuses it.
            Optional<ContentEncryption> sized = withKeysOf(wrapped.length - WRAP_ADDS);
            if (sized.isEmpty() && Members.text(test, "result").equals("valid")) {
                return Answer.skipped("a key that no content encryption has");
            }
            Unwrapping unwrapping = BareEncryption.unwrapping(algorithm, OctJwk.of(Members.hex(test, "key")));
            byte[] unwrapped = unwrapping.unwrap(wrapped, sized.orElse(ContentEncryption.A256GCM));
            return Answer.accepted(Arrays.equals(unwrapped, message));
        };
    }

    static Schema.Cases oaep(JsonObject file, JsonObject group) {
        String hash = Members.text(group, "sha");
        RsaOaep algorithm = OAEP.get(hash);
        if (algorithm == null || !hash.equals(Members.text(group, "mgfSha"))) {
            return Schema.skipping("no algorithm of JOSE: OAEP with other hashes");
        }
        if (Members.integer(group, "keySize") < SMALLEST_RSA) {
            return Schema.skipping("RSA under 2048 bits");
        }
        Unwrapping unwrapping = BareEncryption.unwrapping(algorithm, privateKey(group));
        return test -> {
            if (!Members.text(test, "label").isEmpty()) {
                return Answer.skipped("with a label: that of JOSE is empty");
            }
            byte[] message = Members.hex(test, "msg");
            byte[] encrypted = Members.hex(test, "ct");
            return Answer.accepted(Arrays.equals(unwrapping.unwrap(encrypted, ContentEncryption.A128GCM), message));
        };
    }

    /**
     * A message that is as long as a content encryption key makes a JWE. Of the others the padding alone is looked at,
     * for the length that the message has; what must be refused is refused for each length that a key can have.
     */
    static Schema.Cases rsaPkcs1(JsonObject file, JsonObject group) {
        if (Members.integer(group, "keySize") < SMALLEST_RSA) {
            return Schema.skipping("RSA under 2048 bits");
        }
        RsaJwk key = privateKey(group);
        RSAPrivateKey privateKey = key.privateKey().orElseThrow();
        return test -> {
            byte[] message = Members.hex(test, "msg");
            byte[] encrypted = Members.hex(test, "ct");
            Optional<ContentEncryption> sized = withKeysOf(message.length);
            if (Members.text(test, "result").equals("valid") && sized.isPresent()) {
                String jwe = MadeJwe.of(JsonObject.builder().put("alg", "RSA1_5"), sized.get(), encrypted, message);
                InsecureRsa15.RSA1_5.decrypter(key, sized.get()).decrypt(jwe);
                return Answer.ACCEPTED;
            }
            Optional<byte[]> padded = decrypted(privateKey, encrypted);
            if (padded.isEmpty()) {
                return Answer.REFUSED;
            }
            if (Members.text(test, "result").equals("valid")) {
                return Answer.acceptedIf(Arrays.equals(unpadded(padded.get(), message.length), message));
            }
            return Answer.acceptedIf(Arrays.stream(ContentEncryption.values())
                    .anyMatch(encryption -> isUnpadded(padded.get(), encryption.cekOctets())));
        };
    }

    /** Returns the encoded message, with its leading zeros; empty for what is no integer below the modulus. */
    private static Optional<byte[]> decrypted(RSAPrivateKey key, byte[] encrypted) {
        BigInteger modulus = key.getModulus();
        BigInteger integer = new BigInteger(1, encrypted);
        int octets = (modulus.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        if (encrypted.length != octets || integer.compareTo(modulus) >= 0) {
            return Optional.empty();
        }
        byte[] number = integer.modPow(key.getPrivateExponent(), modulus).toByteArray();
        byte[] padded = new byte[octets];
        int length = Math.min(number.length, octets);
        System.arraycopy(number, number.length - length, padded, octets - length, length);
        return Optional.of(padded);
    }

    private static byte[] unpadded(byte[] padded, int length) {
        byte[] other = new byte[length];
        Arrays.fill(other, (byte) 1);
        return BareEncryption.unpad(padded, other);
    }

    private static boolean isUnpadded(byte[] padded, int length) {
        byte[] one = new byte[length];
        byte[] other = new byte[length];
        Arrays.fill(other, (byte) 1);
        // What was refused comes out as what was put in.
        return !Arrays.equals(BareEncryption.unpad(padded, one), one)
                || !Arrays.equals(BareEncryption.unpad(padded, other), other);
    }

    private static RsaJwk privateKey(JsonObject group) {
        return Pem.key(Members.text(group, "privateKeyPem"), RsaJwk.class);
    }

    private static Optional<ContentEncryption> withKeysOf(int octets) {
        return Arrays.stream(ContentEncryption.values())
                .filter(encryption -> encryption.cekOctets() == octets)
                .findFirst();
    }
}
