package dev.signet.jose.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwe.AesGcmKeyWrap;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jws.RsaPss;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The JDK and BouncyCastle accept the same signatures and the same encrypted tokens. */
final class ProvidersFuzzTest {

    private static final CryptoProviders JDK = CryptoProviders.platform();
    private static final CryptoProviders BOUNCY_CASTLE = CryptoProviders.only(new BouncyCastleProvider());
    private static final RsaJwk RSA = RsaJwk.generate(2048);
    private static final List<Signature> SIGNATURES = List.of(
            Signature.of(
                    JwsSigner.of(OctJwk.of(new byte[32]), Hmac.HS256),
                    JwsVerifier.of(OctJwk.of(new byte[32]), Hmac.HS256)),
            ecdsa(Ecdsa.ES256, Curve.P_256),
            ecdsa(Ecdsa.ES384, Curve.P_384),
            eddsa(EdDsa.ED25519, Curve.ED25519),
            eddsa(EdDsa.ED448, Curve.ED448),
            Signature.of(RsaPkcs1.RS256.signer(RSA), RsaPkcs1.RS256.verifier(RSA)),
            Signature.of(RsaPss.PS256.signer(RSA), RsaPss.PS256.verifier(RSA)));

    private static final JweDecrypter DECRYPTER = JweDecrypter.of(
            JwkSet.of(OctJwk.of(new byte[32]), OctJwk.of(new byte[16])),
            Set.of(Direct.DIR, AesKeyWrap.A128KW, AesKeyWrap.A256KW, AesGcmKeyWrap.A256GCMKW),
            ContentEncryption.A256GCM,
            ContentEncryption.values());
    private static final JweDecrypter DECRYPTER_OF_JDK = DECRYPTER.withProviders(JDK);
    private static final JweDecrypter DECRYPTER_OF_BOUNCY_CASTLE = DECRYPTER.withProviders(BOUNCY_CASTLE);

    /** A token, and what verifies it with each provider. */
    private record Signature(String input, byte[] octets, JwsVerifier jdk, JwsVerifier bouncyCastle) {

        static Signature of(JwsSigner signer, JwsVerifier verifier) {
            String token = signer.sign("a payload".getBytes(UTF_8));
            int dot = token.lastIndexOf('.');
            return new Signature(
                    token.substring(0, dot + 1),
                    Base64Url.decode(token.substring(dot + 1)),
                    verifier.withProviders(JDK),
                    verifier.withProviders(BOUNCY_CASTLE));
        }
    }

    private static Signature ecdsa(Ecdsa algorithm, Curve curve) {
        EcJwk key = EcJwk.generate(curve);
        return Signature.of(algorithm.signer(key), algorithm.verifier(key));
    }

    private static Signature eddsa(EdDsa algorithm, Curve curve) {
        OkpJwk key = OkpJwk.generate(curve);
        return Signature.of(algorithm.signer(key), algorithm.verifier(key));
    }

    /** The first octet chooses the algorithm; those after it are the difference from a right signature. */
    @FuzzTest
    void signatures(byte[] data) {
        Signature signature = SIGNATURES.get(data.length == 0 ? 0 : (data[0] & 0xff) % SIGNATURES.size());
        byte[] octets = signature.octets().clone();
        for (int i = 1; i < data.length && i <= octets.length; i++) {
            octets[i - 1] ^= data[i];
        }
        String token = signature.input() + Base64Url.encode(octets);
        requireSame(
                () -> signature.jdk().verify(token).payload(),
                () -> signature.bouncyCastle().verify(token).payload());
    }

    @FuzzTest
    void encryptions(byte[] data) {
        String token = new String(data, US_ASCII);
        requireSame(
                () -> DECRYPTER_OF_JDK.decrypt(token).plaintext(),
                () -> DECRYPTER_OF_BOUNCY_CASTLE.decrypt(token).plaintext());
    }

    private static void requireSame(Supplier<byte[]> one, Supplier<byte[]> other) {
        String first = outcome(one);
        String second = outcome(other);
        if (!first.equals(second)) {
            throw new AssertionError(first + " and " + second);
        }
    }

    private static String outcome(Supplier<byte[]> reading) {
        try {
            return Base64Url.encode(reading.get());
        } catch (InvalidTokenException e) {
            return e.reason().toString();
        }
    }
}
