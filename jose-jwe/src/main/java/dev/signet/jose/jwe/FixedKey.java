package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwk.internal.JwkSetLookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One key under one algorithm. */
final class FixedKey implements KeySelector, KeySelector.Keys {

    private final Optional<String> keyId;
    private final Function<CryptoProviders, ? extends RecipientHalf> unwrapping;
    private final RecipientHalf unwrapper;
    private final HeaderCache<SelectedKey> acceptedHeaders = new HeaderCache<>();

    private FixedKey(
            Optional<String> keyId,
            Function<CryptoProviders, ? extends RecipientHalf> unwrapping,
            RecipientHalf unwrapper) {
        this.keyId = keyId;
        this.unwrapping = unwrapping;
        this.unwrapper = unwrapper;
    }

    /**
     * Joins a key with the standard providers.
     *
     * @param keyId the name of the key, if it has one: a token that names another means another
     * @param unwrapping the key's half of the algorithm, made for whichever providers
     */
    static FixedKey of(Optional<String> keyId, Function<CryptoProviders, ? extends RecipientHalf> unwrapping) {
        return new FixedKey(keyId, unwrapping, unwrapping.apply(CryptoProviders.standard()));
    }

    @Override
    public Keys current(JwkSetLookup keySets) {
        return this;
    }

    @Override
    public Keys refreshed(String missingKeyId, Map<JwkSource, JwkSet> refreshed, JwkSetLookup keySets) {
        return this;
    }

    @Override
    public Optional<Instant> refreshFailedAt() {
        return Optional.empty();
    }

    @Override
    public KeySelector withProviders(CryptoProviders providers) {
        return new FixedKey(keyId, unwrapping, unwrapping.apply(providers));
    }

    @Override
    public KeySelector forgetful() {
        return new FixedKey(keyId, unwrapping, unwrapper);
    }

    @Override
    public List<RecipientHalf> fitting(AcceptedHeader accepted) {
        return agrees(accepted) ? List.of(unwrapper) : List.of();
    }

    @Override
    public RecipientHalf select(AcceptedHeader accepted, Supplier<Optional<Instant>> refreshFailedAt) {
        if (!agrees(accepted)) {
            throw new InvalidTokenException(
                    Reason.KEY_NOT_FOUND, "the token's \"kid\" names another key than this decrypter's");
        }
        return unwrapper;
    }

    private boolean agrees(AcceptedHeader accepted) {
        Optional<String> named = accepted.keyId();
        return keyId.isEmpty() || named.isEmpty() || keyId.equals(named);
    }

    @Override
    public HeaderCache<SelectedKey> acceptedHeaders() {
        return acceptedHeaders;
    }
}
