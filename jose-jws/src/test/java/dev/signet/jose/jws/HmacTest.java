package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.MessageDigest;
import java.security.Security;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HmacTest {

    private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({
        // RFC 4231 sections 4.2, 4.3 and 4.7: a key that is shorter than a block, one of four octets, one longer.
        "SHA-256, 64, 0b*20, Hi There, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "SHA-256, 64, 4a656665, what do ya want for nothing?,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "SHA-256, 64, aa*131, Test Using Larger Than Block-Size Key - Hash Key First,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "SHA-384, 128, 0b*20, Hi There,"
                + " afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
        "SHA-512, 128, 0b*20, Hi There,"
                + " 87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4"
                + "be9d914eeb61f1702e696c203a126854"
    })
    void gives_the_MACs_of_RFC_4231(String digest, int block, String key, String text, String mac) throws Exception {
        String[] repeated = key.split("\\*");
        String hex = repeated.length == 2 ? repeated[0].repeat(Integer.parseInt(repeated[1])) : key;
        HmacPrimitive primitive = new HmacPrimitive(
                MessageDigest.getInstance(digest), block, HexFormat.of().parseHex(hex));
        byte[] message = text.getBytes(UTF_8);

        assertThat(HexFormat.of().formatHex(primitive.sign(message, 0, message.length)))
                .isEqualTo(mac);
    }

    @ParameterizedTest
    @EnumSource(Hmac.class)
    void gives_the_same_as_the_JDKs_Mac_for_headers_of_any_length(Hmac algorithm) throws Exception {
        SecretKeySpec key = new SecretKeySpec(new byte[64], "Hmac" + algorithm.name());
        Mac mac = Mac.getInstance(algorithm.name().replace("HS", "HmacSHA"));
        mac.init(key);
        for (int length = 1; length <= 200; length++) {
            JwsSigner signer = algorithm.signer(key).withKeyId("k".repeat(length));

            for (byte[] payload : new byte[][] {{}, PAYLOAD}) {
                String token = signer.sign(payload);

                int dot = token.lastIndexOf('.');
                assertThat(Base64.getUrlDecoder().decode(token.substring(dot + 1)))
                        .isEqualTo(mac.doFinal(token.substring(0, dot).getBytes(UTF_8)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Hmac.class)
    void verifies_and_refuses_alike_whether_the_header_was_accepted_before_or_not(Hmac algorithm) {
        SecretKeySpec key = new SecretKeySpec(new byte[64], "Hmac" + algorithm.name());
        for (int length = 1; length <= 200; length++) {
            JwsVerifier verifier = algorithm.verifier(key);
            String token = algorithm.signer(key).withKeyId("k".repeat(length)).sign(PAYLOAD);
            String changed =
                    token.replace("." + Base64Url.encode(PAYLOAD), "." + Base64Url.encode("Payload".getBytes(UTF_8)));

            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(changed));
            assertThat(verifier.verify(token).payload()).isEqualTo(PAYLOAD);
            assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(changed));
            assertThat(verifier.verify(token).payload()).isEqualTo(PAYLOAD);
        }
    }

    @ParameterizedTest
    @EnumSource(Hmac.class)
    void gives_the_same_as_the_JDKs_Mac_for_keys_of_any_length(Hmac algorithm) throws Exception {
        Random random = new Random(4231);
        for (int length = 64; length <= 300; length++) {
            byte[] key = new byte[length];
            random.nextBytes(key);
            byte[] message = new byte[random.nextInt(500)];
            random.nextBytes(message);
            SecretKeySpec spec = new SecretKeySpec(key, "HMAC");
            Mac mac = Mac.getInstance(algorithm.name().replace("HS", "HmacSHA"));
            mac.init(spec);

            SigningPrimitive ours = algorithm.operations().signing(OctJwk.of(spec), CryptoProviders.standard());
            assertThat(ours.sign(message, 0, message.length)).isEqualTo(mac.doFinal(message));
        }
    }

    @ParameterizedTest
    @CsvSource({"HS256, 32", "HS384, 48", "HS512, 64"})
    void needs_a_key_as_long_as_the_hash(Hmac algorithm, int octets) {
        OctJwk enough = OctJwk.generate(octets);
        assertThat(algorithm
                        .verifier(enough)
                        .verify(algorithm.signer(enough).sign(PAYLOAD))
                        .payload())
                .isEqualTo(PAYLOAD);

        for (int shorter : new int[] {1, 16, octets - 1}) {
            OctJwk weak = OctJwk.of(new byte[shorter]);
            assertThatThrownBy(() -> algorithm.signer(weak))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least " + octets + " octets")
                    .hasMessageContaining("this is a symmetric key of " + shorter + " octets");
            assertThatThrownBy(() -> algorithm.verifier(new SecretKeySpec(new byte[shorter], "HMAC")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least " + octets + " octets");
        }
    }

    @Test
    void the_secret_of_the_tutorials_meets_a_helpful_refusal() {
        OctJwk tutorial = OctJwk.of("your-256-bit-secret".getBytes(UTF_8));

        assertThatThrownBy(() -> Hmac.HS256.verifier(tutorial))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HS256 needs a symmetric key of at least 32 octets, this is a symmetric key of 19 octets");
    }

    @Test
    void a_pinned_provider_makes_the_same_MAC() {
        OctJwk key = OctJwk.generate(32);
        String token = Hmac.HS256.signer(key).sign(PAYLOAD);
        CryptoProviders pinned = CryptoProviders.only(Security.getProvider("SunJCE"));

        assertThat(Hmac.HS256.signer(key).withProviders(pinned).sign(PAYLOAD)).isEqualTo(token);
        assertThat(Hmac.HS256.verifier(key).withProviders(pinned).verify(token).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void a_key_in_a_provider_signs_what_its_octets_verify() {
        OctJwk key = OctJwk.generate(32);
        String token =
                Hmac.HS256.signer(key.key(), Security.getProvider("SunJCE")).sign(PAYLOAD);

        assertThat(Hmac.HS256.verifier(key).verify(token).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void a_MAC_under_a_public_keys_octets_is_refused() {
        RsaJwk rsa = (RsaJwk) Tokens.key(RsaPkcs1.RS256);
        byte[] spki = rsa.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(spki)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] confusion : new byte[][] {
            spki,
            pem.getBytes(UTF_8),
            ("\n" + pem).getBytes(UTF_8),
            pem.trim().getBytes(UTF_8),
            rsa.publicKey().getModulus().toByteArray(),
            rsa.toJson().getBytes(UTF_8)
        }) {
            String forged =
                    Hmac.HS256.signer(OctJwk.of(confusion)).withKeyId("rsa").sign(PAYLOAD);

            assertRefused(
                    Reason.ALGORITHM_NOT_ALLOWED,
                    () -> RsaPkcs1.RS256.verifier(rsa).verify(forged));
            assertThatThrownBy(() -> JwsVerifier.of(rsa, Hmac.HS256))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("HS256 needs a symmetric key of at least 32 octets, this is an RSA key");
        }
    }
}
