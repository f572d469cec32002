package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSetReader;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Fetches a JWK Set from a URL and reads it. Thread-safe. */
final class KeySetFetcher {

    /** Enough for some thousand keys, and small beside the octets of such a document. */
    private static final int MEMBERS = 100_000;

    private final JwksClient client;
    private final Freshness freshness;
    private final int maxKeys;
    private final JwkSetReader reader;
    private final InstantSource clock;

    // One that was overtaken may write it late: each pair is right by itself.
    private volatile @Nullable Fetched last;

    /** The last set of this source, so that keys which have not changed are not checked again. */
    private record Fetched(byte[] body, JwkSet set) {}

    KeySetFetcher(JwksClient client, Freshness freshness, int maxKeys, JwkSetReader reader, InstantSource clock) {
        this.client = client;
        this.freshness = freshness;
        this.maxKeys = maxKeys;
        this.reader = reader.withLimits(TokenLimits.defaults().withKeys(maxKeys));
        this.clock = clock;
    }

    CompletionStage<FetchResult> fetch(URI uri, Optional<Validators> last, Deadline deadline) {
        return client.get(uri, last, deadline).thenApply(page -> fetched(page, last));
    }

    /** Returns the JSON object in a page of any content type: HTML is not mistaken for JSON. */
    static JsonObject json(JwksClient.Page page) {
        byte[] body = page.response().body();
        try {
            return JsonObject.parse(
                    body,
                    TokenLimits.defaults()
                            .withTokenOctets(Math.max(1, body.length))
                            .withJsonMembers(MEMBERS));
        } catch (IllegalArgumentException e) {
            throw new FetchException("expected one strict JSON object, was none: " + e.getMessage());
        }
    }

    private FetchResult fetched(JwksClient.Page page, Optional<Validators> asked) {
        Validators validators = page.isUnchanged()
                ? asked.orElseThrow().updated(page.response())
                : Validators.of(page.uri(), page.response());
        Optional<JwkSet> set = page.isUnchanged() ? Optional.empty() : Optional.of(set(page));
        return new FetchResult(set, freshness.lifetime(page.response(), clock.instant()), validators, List.of());
    }

    private JwkSet set(JwksClient.Page page) {
        byte[] body = page.response().body();
        Fetched before = last;
        if (before != null && Arrays.equals(body, before.body)) {
            return before.set;
        }
        JwkSet set = set(json(page), reader.reusingKeysOf(before == null ? JwkSet.of() : before.set));
        last = new Fetched(body, set);
        return set;
    }

    private JwkSet set(JsonObject json, JwkSetReader reading) {
        try {
            int keys = json.array("keys").map(List::size).orElse(0);
            if (keys > maxKeys) {
                throw new FetchException("expected at most " + maxKeys + " keys, were more");
            }
            JwkSet set = reading.readPublic(json);
            if (set.keys().isEmpty() && !set.skippedKeys().isEmpty()) {
                // An empty set can be intended, to withdraw the last key. A set without a usable key is a fault.
                throw new FetchException("expected a key that can be used, none of the "
                        + set.skippedKeys().size() + " keys of the set can, the first because of: "
                        + set.skippedKeys().get(0).reason());
            }
            return set;
        } catch (IllegalArgumentException e) {
            throw new FetchException("expected a JWK Set: " + e.getMessage());
        }
    }
}
