package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Gives out what an RFC's example drew, in order. For one thread. */
final class Scripted implements RandomSource {

    private final Deque<byte[]> draws;
    private final Deque<KeyPair> pairs;

    private Scripted(List<byte[]> draws, List<KeyPair> pairs) {
        this.draws = new ArrayDeque<>(draws);
        this.pairs = new ArrayDeque<>(pairs);
    }

    static Scripted drawing(byte[]... draws) {
        return new Scripted(List.of(draws), List.of());
    }

    static Scripted drawing(KeyPair pair, byte[]... draws) {
        return new Scripted(List.of(draws), List.of(pair));
    }

    @Override
    public byte[] octets(int length) {
        byte[] next = draws.remove();
        assertThat(next).hasSize(length);
        return next.clone();
    }

    @Override
    public KeyPair keyPair(Supplier<KeyPair> generator) {
        return pairs.remove();
    }
}
