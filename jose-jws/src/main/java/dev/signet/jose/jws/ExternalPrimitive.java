package dev.signet.jose.jws;

import dev.signet.jose.core.KeySourceException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A key that somebody else uses for us, and whose answers are checked. Thread-safe if the {@link ExternalSigner} is. */
final class ExternalPrimitive implements Primitive {

    private final String jwaName;
    private final ExternalSigner signer;
    private final SignatureFormat shape;
    private final int octets;

    ExternalPrimitive(String jwaName, ExternalSigner signer, SignatureFormat shape, int octets) {
        this.jwaName = jwaName;
        this.signer = signer;
        this.shape = shape;
        this.octets = octets;
    }

    @Override
    public int signatureOctets() {
        return octets;
    }

    @Override
    public boolean needsWhole() {
        return true;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        return signed(Arrays.copyOfRange(message, from, to));
    }

    @Override
    public Run start() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        return new Run() {
            @Override
            public void update(byte[] piece, int length) {
                message.write(piece, 0, length);
            }

            @Override
            public byte[] sign() {
                return signed(message.toByteArray());
            }

            @Override
            public boolean verify(byte[] signature) {
                throw doesNotVerify();
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
        shape.requireFromSigner(signed);
        return signed;
    }

    @Override
    public boolean verify(byte[] message, int from, int to, byte[] signature) {
        throw doesNotVerify();
    }

    private static IllegalStateException doesNotVerify() {
        return new IllegalStateException("an external signer does not verify");
    }
}
