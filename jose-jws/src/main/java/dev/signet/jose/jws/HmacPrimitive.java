package dev.signet.jose.jws;

import dev.signet.jose.core.internal.Octets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) from two digests that have already taken in the padded key.
 *
 * <p>Both are only ever cloned, never updated, so any number of threads may share them without a lock or a pool, and
 * the two compressions that the key costs are paid once. The same text and key give the same MAC as a {@code Mac},
 * which RFC 4231 vectors check. Thread-safe, except for what {@link #beginningWith} returns.
 */
final class HmacPrimitive implements MacPrimitive {

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /** A digest that has taken in nothing. */
    private final MessageDigest fresh;

    /** The padded key that the outer hash begins with. */
    private final byte[] outerBlock;

    private final SignatureFormat.Mac format;
    private final int blockOctets;

    /**
     * @param digest a fresh digest, which must be cloneable
     * @param blockOctets the length of the blocks that the digest compresses
     */
    HmacPrimitive(MessageDigest digest, int blockOctets, byte[] key) throws CloneNotSupportedException {
        byte[] block = Arrays.copyOf(key.length > blockOctets ? digest.digest(key) : key, blockOctets);
        byte[] innerBlock = xored(block, INNER);
        this.inner = padded(digest, innerBlock);
        this.outerBlock = xored(block, OUTER);
        this.fresh = (MessageDigest) digest.clone();
        this.outer = padded(digest, outerBlock);
        this.format = new SignatureFormat.Mac(digest.getDigestLength());
        this.blockOctets = blockOctets;
        Octets.wipe(block);
        Octets.wipe(innerBlock);
    }

    @Override
    public SignatureFormat.Mac format() {
        return format;
    }

    @Override
    public byte[] sign(byte[] message, int from, int to) {
        return finished(inner, message, from, to);
    }

    /**
     * The header of a signer is hashed once and not for each token, as far as it fills whole blocks. The outer digest
     * takes in its block of the padded key anew, which takes a little longer than a clone and saves its octets.
     */
    @Override
    public PrefixedSigning beginningWith(byte[] prefix) {
        int whole = wholeBlocks(prefix);
        MessageDigest begun = begun(prefix, whole);
        MessageDigest second = copy(fresh);
        return (message, from, to) -> {
            MessageDigest first = copy(begun);
            first.update(message, from + whole, to - from - whole);
            second.update(outerBlock);
            return outer(first, second);
        };
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
        return outer(first, copy(outer));
    }

    /** Returns the MAC, in the array that the inner hash was in. */
    private byte[] outer(MessageDigest first, MessageDigest second) {
        byte[] mac = new byte[format.octets()];
        try {
            first.digest(mac, 0, mac.length);
            second.update(mac);
            second.digest(mac, 0, mac.length);
        } catch (DigestException e) {
            throw new IllegalStateException("a digest does not have its own length", e);
        }
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
                return outer(first, copy(outer));
            }
        };
    }

    private static MessageDigest padded(MessageDigest digest, byte[] paddedKey) throws CloneNotSupportedException {
        MessageDigest started = (MessageDigest) digest.clone();
        started.update(paddedKey);
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
