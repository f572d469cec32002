package dev.signet.jose.benchmarks.libraries;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Keys;
import dev.signet.jose.benchmarks.tokens.Tokens;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The primitive of one provider alone: keyed objects that are used again and again, over octets that are ready. Nothing
 * that makes or checks a token with that provider can be faster. Not thread-safe: each thread has its own.
 */
public abstract class BareSigned {

    private final byte[][] inputs = new byte[Tokens.COUNT][];
    private final byte[][] signatures = new byte[Tokens.COUNT][];

    private BareSigned(Tokens tokens) {
        for (int n = 0; n < Tokens.COUNT; n++) {
            String token = tokens.token(n);
            int dot = token.lastIndexOf('.');
            inputs[n] = token.substring(0, dot).getBytes(US_ASCII);
            signatures[n] = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        }
    }

    /** Returns the primitive, whose signatures are right and which refuses those of other octets. */
    public static BareSigned of(Library library, Algorithm algorithm, Tokens tokens) throws GeneralSecurityException {
        Provider provider = library == Library.BARE_BC
                ? new BouncyCastleProvider()
                : Security.getProviders((algorithm.isMac() ? "Mac." : "Signature.") + algorithm.jcaName())[0];
        BareSigned bare = algorithm.isMac()
                ? new OfMac(tokens, Mac.getInstance(algorithm.jcaName(), provider))
                : new OfSignature(tokens, algorithm, provider);
        if (!bare.verify(0)
                || !bare.verify(bare.inputs[1], bare.sign(1))
                || bare.verify(bare.inputs[0], bare.signatures[1])) {
            throw new IllegalStateException("the primitive does not verify as it should");
        }
        return bare;
    }

    /** Returns the signature of the n-th input. */
    public final byte[] sign(int n) throws GeneralSecurityException {
        return sign(inputs[n & (Tokens.COUNT - 1)]);
    }

    /** Returns whether the n-th signature is right. */
    public final boolean verify(int n) throws GeneralSecurityException {
        int turn = n & (Tokens.COUNT - 1);
        return verify(inputs[turn], signatures[turn]);
    }

    abstract byte[] sign(byte[] input) throws GeneralSecurityException;

    abstract boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException;

    private static final class OfMac extends BareSigned {

        private final Mac mac;

        OfMac(Tokens tokens, Mac mac) throws GeneralSecurityException {
            super(tokens);
            this.mac = mac;
            mac.init(tokens.keys().signing());
        }

        @Override
        byte[] sign(byte[] input) {
            return mac.doFinal(input);
        }

        @Override
        boolean verify(byte[] input, byte[] signature) {
            return MessageDigest.isEqual(mac.doFinal(input), signature);
        }
    }

    private static final class OfSignature extends BareSigned {

        private final Signature signer;
        private final Signature verifier;

        OfSignature(Tokens tokens, Algorithm algorithm, Provider provider) throws GeneralSecurityException {
            super(tokens);
            Keys keys = tokens.keys();
            signer = signature(algorithm, provider);
            verifier = signature(algorithm, provider);
            if (provider.getService("KeyFactory", keys.signing().getAlgorithm()) == null) {
                signer.initSign((java.security.PrivateKey) keys.signing());
                verifier.initVerify((java.security.PublicKey) keys.verifying());
                return;
            }
            // The provider's own form of the keys, so that it need not translate them.
            KeyFactory factory = KeyFactory.getInstance(keys.signing().getAlgorithm(), provider);
            signer.initSign(factory.generatePrivate(
                    new PKCS8EncodedKeySpec(keys.signing().getEncoded())));
            verifier.initVerify(factory.generatePublic(
                    new X509EncodedKeySpec(keys.verifying().getEncoded())));
        }

        private static Signature signature(Algorithm algorithm, Provider provider) throws GeneralSecurityException {
            Signature signature = Signature.getInstance(algorithm.jcaName(), provider);
            if (algorithm.pss().isPresent()) {
                signature.setParameter(algorithm.pss().get());
            }
            return signature;
        }

        @Override
        byte[] sign(byte[] input) throws GeneralSecurityException {
            signer.update(input);
            return signer.sign();
        }

        @Override
        boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException {
            verifier.update(input);
            return verifier.verify(signature);
        }
    }
}
