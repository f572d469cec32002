package dev.signet.jose.jws;

import dev.signet.jose.core.internal.IdleInstances;
import dev.signet.jose.core.internal.Octets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) from digests.
 *
 * <p>The inner one has already taken in the padded key, and with it what the messages begin with; it is only ever
 * cloned, never updated, so any number of threads may share it without a lock. The outer one takes in its block of the
 * padded key for each message: compressing it takes about as long as a clone, and the digest can then wait for the next
 * message. The same text and key give the same MAC as a {@code Mac}, which RFC 4231 vectors check. Thread-safe.
 */
final class HmacPrimitive implements MacPrimitive {

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;

    /** A digest that has taken in nothing. */
    private final MessageDigest fresh;

    /** The padded key that the outer hash begins with. */
    private final byte[] outerBlock;

    private final IdleInstances<MessageDigest> outers = new IdleInstances<>();
    private final SignatureFormat.Mac format;
    private final int blockOctets;

    /**
     * @param digest a fresh digest, which must be cloneable
     * @param blockOctets the length of the blocks that the digest compresses
     */
    HmacPrimitive(MessageDigest digest, int blockOctets, byte[] key) throws CloneNotSupportedException {
        byte[] block = Arrays.copyOf(key.length > blockOctets ? digest.digest(key) : key, blockOctets);
        this.inner = padded(digest, block, INNER);
        this.fresh = (MessageDigest) digest.clone();
        this.outerBlock = xored(block, OUTER);
        this.format = new SignatureFormat.Mac(digest.getDigestLength());
        this.blockOctets = blockOctets;
        Octets.wipe(block);
    }

    @Override
    public SignatureFormat.Mac format() {
        return format;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        return finished(inner, message, from, to);
    }

    /** The header of a signer is hashed once and not for each token, as far as it fills whole blocks. */
    @Override
    public PrefixedSigning beginningWith(byte[] prefix) {
        int whole = wholeBlocks(prefix);
        MessageDigest begun = begun(prefix, whole);
        return (message, from, to) -> finished(begun, message, from + whole, to);
    }

    /** A header that was accepted before is not hashed again, as far as it fills whole blocks. */
    @Override
    public PrefixedVerifying verifyingAfter(byte[] prefix) {
        int whole = wholeBlocks(prefix);
        MessageDigest begun = begun(prefix, whole);
        return (message, from, to, mac) -> Octets.equal(finished(begun, message, from + whole, to), mac);
    }

    private int wholeBlocks(byte[] prefix) {
        return prefix.length - prefix.length % blockOctets;
    }

    private MessageDigest begun(byte[] prefix, int octets) {
        MessageDigest begun = copy(inner);
        begun.update(prefix, 0, octets);
        return begun;
    }

    private byte[] finished(MessageDigest begun, byte[] message, int from, int to) {
        MessageDigest first = copy(begun);
        first.update(message, from, to - from);
        return outer(first);
    }

    /** Returns the MAC, in the array that the inner hash was in. */
    private byte[] outer(MessageDigest first) {
        byte[] mac = new byte[format.octets()];
        MessageDigest waiting = outers.take();
        MessageDigest second = waiting == null ? copy(fresh) : waiting;
        try {
            second.update(outerBlock);
            first.digest(mac, 0, mac.length);
            second.update(mac);
            second.digest(mac, 0, mac.length);
        } catch (DigestException e) {
            throw new IllegalStateException("a digest does not have its own length", e);
        }
        outers.giveBack(second);
        return mac;
    }

    @Override
    public SigningPrimitive.Operation startSigning() {
        MessageDigest first = copy(inner);
        return new SigningPrimitive.Operation() {
            @Override
            public void update(byte[] piece, int length) {
                first.update(piece, 0, length);
            }

            @Override
            public byte[] sign() {
                return outer(first);
            }
        };
    }

    private static MessageDigest padded(MessageDigest digest, byte[] block, byte pad)
            throws CloneNotSupportedException {
        byte[] padded = xored(block, pad);
        MessageDigest started = (MessageDigest) digest.clone();
        started.update(padded);
        Octets.wipe(padded);
        return started;
    }

    private static byte[] xored(byte[] block, byte pad) {
        byte[] padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        return padded;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest that could be cloned no longer can", e);
        }
    }
}
