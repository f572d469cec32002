package dev.signet.jose.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.jwk.JWK;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.DecryptedJwe;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.VerifiedJws;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is accepted here, Nimbus or jose4j accepts, and each that does reads the same header and the same content. The
 * header of a token is what comes before the first new line, its content what comes after it.
 */
final class PeersFuzzTest {

    private static final byte[] SECRET = "a secret of exactly 32 octets...".getBytes(US_ASCII);
    private static final SecretKey MAC = new SecretKeySpec(SECRET, "HmacSHA256");
    private static final SecretKey AES = new SecretKeySpec(SECRET, "AES");
    private static final JwsVerifier VERIFIER = Hmac.HS256.verifier(MAC);
    private static final JweDecrypter DECRYPTER = Direct.DIR.decrypter(AES, ContentEncryption.A256GCM);
    private static final byte[] IV = new byte[12];
    private static final int TAG_OCTETS = 16;

    /** What a peer parses further than we do, who use nothing of it. */
    private static final List<String> PARSED_BY_PEERS = List.of(
            "jwk",
            "jku",
            "x5u",
            "x5c",
            "x5t",
            "x5t#S256",
            "epk",
            "apu",
            "apv",
            "p2s",
            "p2c",
            "iv",
            "tag",
            "b64",
            "cty",
            "typ",
            "exp",
            "nbf",
            "iat",
            "skid",
            "sub",
            "iss",
            "aud");

    @FuzzTest
    void jws(byte[] data) throws GeneralSecurityException {
        byte[] header = header(data);
        String input = Base64Url.encode(header) + "." + Base64Url.encode(content(data, header));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(MAC);
        String token = input + "." + Base64Url.encode(mac.doFinal(input.getBytes(US_ASCII)));
        VerifiedJws jws;
        try {
            jws = VERIFIER.verify(token);
        } catch (InvalidTokenException refused) {
            return;
        }
        compare(true, MAC, token, jws.header().parameters(), jws.payload());
    }

    @FuzzTest
    void jwe(byte[] data) throws GeneralSecurityException {
        byte[] header = header(data);
        String encoded = Base64Url.encode(header);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, AES, new GCMParameterSpec(8 * TAG_OCTETS, IV));
        cipher.updateAAD(encoded.getBytes(US_ASCII));
        byte[] sealed = cipher.doFinal(content(data, header));
        int end = sealed.length - TAG_OCTETS;
        String token = String.join(
                ".",
                encoded,
                "",
                Base64Url.encode(IV),
                Base64Url.encode(Arrays.copyOf(sealed, end)),
                Base64Url.encode(Arrays.copyOfRange(sealed, end, sealed.length)));
        DecryptedJwe jwe;
        try {
            jwe = DECRYPTER.decrypt(token);
        } catch (InvalidTokenException refused) {
            return;
        }
        compare(false, AES, token, jwe.header().parameters(), jwe.plaintext());
    }

    /** A key that both read has the same thumbprint. */
    @FuzzTest
    void jwk(byte[] json) throws Exception {
        Jwk key;
        JWK theirs;
        try {
            key = Jwk.parse(json);
            theirs = JWK.parse(key.privateJson());
        } catch (Exception e) {
            return;
        }
        if (!theirs.computeThumbprint().toString().equals(key.thumbprint().toString())) {
            throw new AssertionError("another thumbprint");
        }
    }

    private static void compare(boolean signed, SecretKey key, String token, JsonObject header, byte[] content) {
        boolean accepted = false;
        for (Peer peer : Peer.values()) {
            Optional<Peer.Read> read = peer.read(signed, key, token);
            accepted |= read.isPresent();
            if (read.isPresent() && !Arrays.equals(read.get().content(), content)) {
                throw new AssertionError(peer + " reads another content");
            }
            for (String name : header.names()) {
                Optional<Object> ours = header.value(name).filter(String.class::isInstance);
                if (read.isPresent()
                        && ours.isPresent()
                        && !ours.get().equals(read.get().header().get(name))) {
                    throw new AssertionError(peer + " reads another " + name);
                }
            }
        }
        if (!accepted && header.names().stream().noneMatch(PARSED_BY_PEERS::contains)) {
            throw new AssertionError("neither accepts " + token);
        }
    }

    private static byte[] header(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(data, end);
    }

    private static byte[] content(byte[] data, byte[] header) {
        return Arrays.copyOfRange(data, Math.min(header.length + 1, data.length), data.length);
    }
}
