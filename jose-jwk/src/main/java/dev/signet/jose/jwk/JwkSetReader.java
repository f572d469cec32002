package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sorts the elements of a set into keys and what is no key. Immutable. */
final class JwkSetReader {

    static final JwkSetReader STANDARD = new JwkSetReader(JwkReader.SET);

    /** A set is longer than a token, and is read once: 1 MiB, and room for some ten thousand keys. */
    static final TokenLimits LIMITS =
            TokenLimits.defaults().withTokenOctets(1 << 20).withJsonMembers(100_000);

    private final JwkReader reader;

    JwkSetReader(JwkReader reader) {
        this.reader = reader;
    }

    JwkSet read(JsonObject set) {
        return read(set, reader::read);
    }

    JwkSet readPublic(JsonObject set) {
        return read(set, reader::readPublic);
    }

    private static JwkSet read(JsonObject set, Function<JsonObject, Jwk> reader) {
        List<Object> elements = set.array("keys")
                .orElseThrow(() -> new IllegalArgumentException("\"keys\": expected an array, was absent"));
        List<Jwk> keys = new ArrayList<>(elements.size());
        List<JwkSet.Unusable> unusable = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (!(elements.get(i) instanceof JsonObject members)) {
                unusable.add(new JwkSet.Unusable(i, Optional.empty(), Optional.empty(), "expected an object"));
                continue;
            }
            try {
                keys.add(reader.apply(members));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // IllegalStateException: a private key on a curve that no provider has.
                String reason = String.valueOf(e.getMessage());
                unusable.add(new JwkSet.Unusable(i, text(members, "kty"), text(members, "kid"), reason));
            }
        }
        return new JwkSet(keys, unusable);
    }

    private static Optional<String> text(JsonObject members, String name) {
        return members.value(name).filter(String.class::isInstance).map(String.class::cast);
    }
}
