package dev.signet.jose.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/**
 * The primitive of one provider alone: keyed objects that are used again and again, over octets that are ready. Nothing
 * that makes or checks a token with that provider can be faster.
 */
abstract class Primitive {

    private final List<byte[]> inputs = new ArrayList<>();
    private final List<byte[]> signatures = new ArrayList<>();
    private final Tokens tokens;

    private Primitive(Tokens tokens) {
        this.tokens = tokens;
        for (String token : tokens.all()) {
            int dot = token.lastIndexOf('.');
            inputs.add(token.substring(0, dot).getBytes(US_ASCII));
            signatures.add(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
        }
    }

    static Primitive of(Algorithm algorithm, Provider provider) throws GeneralSecurityException {
        Tokens tokens = new Tokens(algorithm);
        if (algorithm == Algorithm.HS256) {
            return new OfMac(tokens, Mac.getInstance(algorithm.jcaName, provider));
        }
        return new OfSignature(tokens, algorithm, provider);
    }

    final byte[] sign() throws GeneralSecurityException {
        return sign(inputs.get(tokens.next()));
    }

    final boolean verify() throws GeneralSecurityException {
        int n = tokens.next();
        return verify(inputs.get(n), signatures.get(n));
    }

    abstract byte[] sign(byte[] input) throws GeneralSecurityException;

    abstract boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException;

    private static final class OfMac extends Primitive {

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

    private static final class OfSignature extends Primitive {

        private final Signature signer;
        private final Signature verifier;

        OfSignature(Tokens tokens, Algorithm algorithm, Provider provider) throws GeneralSecurityException {
            super(tokens);
            Keys keys = tokens.keys();
            // The provider's own form of the keys, so that it need not translate them.
            KeyFactory factory = KeyFactory.getInstance(keys.signing().getAlgorithm(), provider);
            signer = Signature.getInstance(algorithm.jcaName, provider);
            signer.initSign(factory.generatePrivate(
                    new PKCS8EncodedKeySpec(keys.signing().getEncoded())));
            verifier = Signature.getInstance(algorithm.jcaName, provider);
            verifier.initVerify(factory.generatePublic(
                    new X509EncodedKeySpec(keys.verifying().getEncoded())));
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
