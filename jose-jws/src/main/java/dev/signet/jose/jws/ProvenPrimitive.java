package dev.signet.jose.jws;

/**
 * Signs with a key whose public half the caller provided: the first signature is verified under that half before it is
 * returned. If it does not verify, it is not returned, and the next one is verified as well. Thread-safe if the signing
 * primitive is.
 */
final class ProvenPrimitive implements SigningPrimitive {

    private final SigningPrimitive signing;
    private final VerifyingPrimitive verifying;

    // Set once by any thread whose signature was verified; others may verify theirs meanwhile, which does no harm.
    private volatile boolean proven;

    ProvenPrimitive(SigningPrimitive signing, VerifyingPrimitive verifying) {
        this.signing = signing;
        this.verifying = verifying;
    }

    @Override
    public int signatureOctets() {
        return signing.signatureOctets();
    }

    @Override
    public boolean needsWholeMessage() {
        return signing.needsWholeMessage();
    }

    @Override
    public byte[] sign(byte[] octets, int from, int to) {
        byte[] signature = signing.sign(octets, from, to);
        if (!proven) {
            require(verifying.verify(octets, from, to, signature));
        }
        return signature;
    }

    @Override
    public Operation startSigning() {
        return proven
                ? signing.startSigning()
                : new ProvingOperation(signing.startSigning(), verifying.startVerifying());
    }

    private void require(boolean verified) {
        if (!verified) {
            throw new IllegalStateException(
                    "the signature does not verify under the public key given to withEmbeddedPublicKey(Jwk):"
                            + " it belongs to another private key");
        }
        proven = true;
    }

    /** A message that is signed and verified at once. For one thread. */
    private final class ProvingOperation implements Operation {

        private final Operation signer;
        private final VerifyingPrimitive.Operation verifier;

        ProvingOperation(Operation signer, VerifyingPrimitive.Operation verifier) {
            this.signer = signer;
            this.verifier = verifier;
        }

        @Override
        public void update(byte[] octets, int length) {
            signer.update(octets, length);
            verifier.update(octets, length);
        }

        @Override
        public byte[] sign() {
            byte[] signature = signer.sign();
            require(verifier.verify(signature));
            return signature;
        }
    }
}
