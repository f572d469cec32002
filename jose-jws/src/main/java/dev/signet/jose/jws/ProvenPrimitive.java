package dev.signet.jose.jws;

/**
 * Signs with a key whose public half was given by the caller: the first signature is verified under that half before it is
 * handed out. If it does not verify, none is handed out, and the next one is looked at again. Thread-safe if the signing
 * primitive is.
 */
final class ProvenPrimitive implements Primitive {

    private final Primitive signing;
    private final Primitive verifying;

    // Set once by any thread whose signature was verified; others may verify theirs meanwhile, which does no harm.
    private volatile boolean proven;

    ProvenPrimitive(Primitive signing, Primitive verifying) {
        this.signing = signing;
        this.verifying = verifying;
    }

    @Override
    public int signatureOctets() {
        return signing.signatureOctets();
    }

    @Override
    public boolean needsWhole() {
        return signing.needsWhole();
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
    public boolean verify(byte[] octets, int from, int to, byte[] signature) {
        return verifying.verify(octets, from, to, signature);
    }

    @Override
    public Run start() {
        return proven ? signing.start() : new ProvingRun(signing.start(), verifying.start());
    }

    private void require(boolean verified) {
        if (!verified) {
            throw new IllegalStateException(
                    "the signature does not verify under the public key given to withEmbeddedPublicKey(Jwk): it belongs to"
                            + " another private key");
        }
        proven = true;
    }

    /** A message that goes to both halves. For one thread. */
    private final class ProvingRun implements Run {

        private final Run signingRun;
        private final Run verifyingRun;

        ProvingRun(Run signingRun, Run verifyingRun) {
            this.signingRun = signingRun;
            this.verifyingRun = verifyingRun;
        }

        @Override
        public void update(byte[] octets, int length) {
            signingRun.update(octets, length);
            verifyingRun.update(octets, length);
        }

        @Override
        public byte[] sign() {
            byte[] signature = signingRun.sign();
            require(verifyingRun.verify(signature));
            return signature;
        }

        @Override
        public boolean verify(byte[] signature) {
            return verifyingRun.verify(signature);
        }
    }
}
