package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A key outside of this process, whose signatures are checked for their form. Thread-safe if the {@link ExternalSigner}
 * is.
 */
final class ExternalPrimitive implements SigningPrimitive {

    private final String jwaName;
    private final ExternalSigner signer;
    private final SignatureFormat format;

    ExternalPrimitive(String jwaName, ExternalSigner signer, SignatureFormat format) {
        this.jwaName = jwaName;
        this.signer = signer;
        this.format = format;
    }

    @Override
    public int signatureOctets() {
        return format.octets();
    }

    @Override
    public boolean needsWholeMessage() {
        return true;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        return signed(Arrays.copyOfRange(message, from, to));
    }

    @Override
    public Operation startSigning() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return new Operation() {
            @Override
            public void update(byte[] piece, int length) {
                message.write(piece, 0, length);
            }

            @Override
            public byte[] sign() {
                return signed(message.toByteArray());
            }
        };
    }

    private byte[] signed(byte[] message) {
        byte[] signed;
        try {
            signed = signer.sign(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("the wait for the external signer was interrupted", e);
        } catch (Exception e) {
            throw new KeySourceException("the external signer could not sign with " + jwaName, e);
        }
        if (signed == null) {
            throw new IllegalStateException("the external signer returned null");
        }
        format.requireFromSigner(signed);
        return signed;
    }
}
