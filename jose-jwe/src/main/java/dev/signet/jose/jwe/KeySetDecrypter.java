package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.Candidates;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys from a set that may change, chosen by ({@code alg}, {@code kid}).
 *
 * <p>Which keys serve which algorithm is decided once for each set, in a {@link DecryptionKeys} that lives as long as the
 * very same {@link JwkSet} object is current. Thread-safe.
 */
final class KeySetDecrypter implements JweDecrypter, KeyChoice {

    private final JwkSource source;
    private final DecryptionRules rules;

    // Written by any thread that meets a newer set. Two may build the same; either one is right.
    private volatile DecryptionKeys latest;

    private KeySetDecrypter(JwkSource source, DecryptionRules rules) {
        this.source = source;
        this.rules = rules;
        rules.algorithms().forEach(algorithm -> JweAlgorithms.requireOpening(algorithm, rules.providers()));
        // A source may have nothing yet, and asking it here could open a connection.
        this.latest = DecryptionKeys.of(JwkSet.of(), rules);
    }

    static KeySetDecrypter of(
            JwkSource source, Set<? extends JweAlgorithm> algorithms, Set<ContentEncryption> encryptions) {
        algorithms.forEach(JweAlgorithms::requireForJwks);
        if (algorithms.isEmpty() || encryptions.isEmpty()) {
            throw new IllegalArgumentException("expected at least one algorithm and one content encryption");
        }
        return new KeySetDecrypter(source, new DecryptionRules(algorithms, encryptions));
    }

    @Override
    public DecryptedJwe decrypt(String token) {
        CompactToken parts = rules.cut(token);
        DecryptionKeys keys = upTo(source.current());
        DecryptionKeys.Choice remembered = keys.remembered(parts);
        if (remembered != null) {
            return rules.open(parts, remembered.segment(), remembered.accepted(), remembered.unwrapper());
        }
        AcceptedHeader accepted = rules.accept(parts);
        CekUnwrapper unwrapper = choose(keys, accepted);
        byte[] segment = DecryptionRules.segment(parts);
        DecryptedJwe decrypted = rules.open(parts, segment, accepted, unwrapper);
        keys.remember(parts, new DecryptionKeys.Choice(accepted, segment, unwrapper));
        return decrypted;
    }

    @Override
    public DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets) throws IOException {
        return new StreamedDecryption(this, CiphertextSpool.Place.standard()).decrypt(token, plaintext, maxOctets);
    }

    @Override
    public JweDecrypter withProviders(CryptoProviders providers) {
        return new KeySetDecrypter(source, rules.using(providers));
    }

    @Override
    public JweDecrypter withLimits(TokenLimits limits) {
        return new KeySetDecrypter(source, rules.limits(limits));
    }

    @Override
    public JweDecrypter inflating(int maxOctets) {
        return new KeySetDecrypter(source, rules.inflating(maxOctets));
    }

    @Override
    public JweDecrypter understanding(String name, String... more) {
        return new KeySetDecrypter(source, rules.understanding(name, more));
    }

    @Override
    public JweSeriesDecrypter series() {
        return new JweSeriesDecrypter(this);
    }

    /** Returns what is accepted, and nothing of the keys. */
    @Override
    public String toString() {
        return "JweDecrypter" + rules;
    }

    @Override
    public DecryptionRules rules() {
        return rules;
    }

    @Override
    public Optional<CekUnwrapper> find(AcceptedHeader accepted) {
        List<CekUnwrapper> fitting = upTo(source.current())
                .candidates(accepted)
                .fitting(accepted.header().keyId());
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    @Override
    public void refresh(String missingKeyId) {
        upTo(source.refreshed(missingKeyId));
    }

    @Override
    public Optional<Instant> refreshFailedAt() {
        return source.refreshFailedAt();
    }

    private CekUnwrapper choose(DecryptionKeys keys, AcceptedHeader accepted) {
        JoseHeader header = accepted.header();
        Optional<String> keyId = header.keyId();
        Candidates<CekUnwrapper> candidates = keys.candidates(accepted);
        if (keyId.isPresent() && candidates.fitting(keyId).isEmpty()) {
            candidates = upTo(source.refreshed(keyId.get())).candidates(accepted);
        }
        return candidates.select(keyId, this::refreshFailedAt);
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is the very set is the question; comparing keys would cost.
    private DecryptionKeys upTo(JwkSet set) {
        DecryptionKeys keys = latest;
        if (keys.set() != set) {
            keys = DecryptionKeys.of(set, rules);
            latest = keys;
        }
        return keys;
    }
}
