package com.amazon.corretto.crypto.provider;

import java.security.Provider;
import java.security.Security;

/**
 * A provider of the name that ACCP has, with some of its algorithms. As that one, it has no algorithms where its native
 * library cannot be loaded. No service file on the class path of the tests names it; those that need one make it.
 */
public final class AmazonCorrettoCryptoProvider extends Provider {
    private static final long serialVersionUID = 1;

    /** The system property that says that the native library is for another platform. */
    public static final String UNAVAILABLE = "accp.unavailable";

    /** For {@code ServiceLoader}. */
    public AmazonCorrettoCryptoProvider() {
        super("AmazonCorrettoCryptoProvider", "2.5.0", "");
        if (Boolean.getBoolean(UNAVAILABLE)) {
            return;
        }
        for (String service : new String[] {
            "Signature.SHA256withRSA",
            "Signature.SHA256withECDSAinP1363Format",
            "Signature.Ed25519",
            "KeyAgreement.ECDH",
            "KeyFactory.EC",
            "KeyPairGenerator.EC",
            "Mac.HmacSHA256",
            "MessageDigest.SHA-256",
            "Cipher.RSA",
            "Cipher.AES/GCM/NoPadding"
        }) {
            int dot = service.indexOf('.');
            Provider lender = Security.getProviders(service)[0];
            putService(new Borrowed(this, lender.getService(service.substring(0, dot), service.substring(dot + 1))));
        }
    }

    private static final class Borrowed extends Service {
        private final Service lender;

        Borrowed(Provider provider, Service lender) {
            super(provider, lender.getType(), lender.getAlgorithm(), lender.getClassName(), null, null);
            this.lender = lender;
        }

        @Override
        public Object newInstance(Object parameter) throws java.security.NoSuchAlgorithmException {
            return lender.newInstance(parameter);
        }
    }
}
