package dev.signet.jose.jws;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.RSAPublicKey;
import java.util.function.BooleanSupplier;

/** SHA256withRSA as the JDK's provider does it, except for keys that it refuses by throwing what it is told to. */
final class RefusingProvider extends Provider {

    private static final long serialVersionUID = 1;

    private final transient PublicKey refused;
    private final transient RuntimeException refusal;
    private final transient BooleanSupplier gone;

    /**
     * @param refused the key
     * @param refusal what is thrown, or null for the {@link InvalidKeyException} that a provider is expected to throw
     * @param gone whether every key is refused
     */
    RefusingProvider(PublicKey refused, RuntimeException refusal, BooleanSupplier gone) {
        super("Refusing", "1", "");
        this.refused = refused;
        this.refusal = refusal;
        this.gone = gone;
        putService(new Service(this, "Signature", "SHA256withRSA", Refusing.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Refusing();
            }
        });
    }

    private final class Refusing extends SignatureSpi {

        private final Signature signature;

        Refusing() throws NoSuchAlgorithmException {
            this.signature = Signature.getInstance("SHA256withRSA", Security.getProvider("SunRsaSign"));
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            boolean same =
                    key instanceof RSAPublicKey rsa && rsa.getModulus().equals(((RSAPublicKey) refused).getModulus());
            if (same && refusal != null) {
                throw refusal;
            }
            if (same || gone.getAsBoolean()) {
                throw new InvalidKeyException("no");
            }
            signature.initVerify(key);
        }

        @Override
        protected void engineUpdate(byte octet) throws SignatureException {
            signature.update(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) throws SignatureException {
            if (gone.getAsBoolean()) {
                throw new SignatureException("no");
            }
            signature.update(octets, from, length);
        }

        @Override
        protected boolean engineVerify(byte[] octets) throws SignatureException {
            return signature.verify(octets);
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
