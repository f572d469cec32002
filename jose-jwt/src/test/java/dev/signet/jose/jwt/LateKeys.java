package dev.signet.jose.jwt;

import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A source whose keys come when the test says so, and which refuses to be waited for. */
final class LateKeys implements JwkSource {

    final CompletableFuture<JwkSet> current = new CompletableFuture<>();
    final CompletableFuture<JwkSet> refreshed = new CompletableFuture<>();
    final AtomicInteger refreshes = new AtomicInteger();

    /** Answers everything with this set. */
    void answer(JwkSet set) {
        current.complete(set);
        refreshed.complete(set);
    }

    @Override
    public JwkSet current() {
        throw new AssertionError("waited for the keys");
    }

    @Override
    public JwkSet refreshed(String missingKeyId) {
        throw new AssertionError("waited for newer keys");
    }

    @Override
    public CompletionStage<JwkSet> currentAsync() {
        return current.minimalCompletionStage();
    }

    @Override
    public CompletionStage<JwkSet> refreshedAsync(String missingKeyId) {
        refreshes.incrementAndGet();
        return refreshed.minimalCompletionStage();
    }
}
