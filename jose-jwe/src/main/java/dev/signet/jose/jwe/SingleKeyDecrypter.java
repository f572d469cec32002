package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.HeaderCache;
import dev.signet.jose.jwk.Jwk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One key, one key management algorithm. <em>Immutable</em> but for its memory of headers; <em>thread-safe.</em> */
final class SingleKeyDecrypter implements JweDecrypter, KeyChoice {

    private final DecryptionRules rules;
    private final Optional<String> keyId;
    private final Function<CryptoProviders, CekUnwrapper> unwrappers;
    private final CekUnwrapper unwrapper;
    private final HeaderCache<Seen> headers = new HeaderCache<>();

    private SingleKeyDecrypter(
            DecryptionRules rules,
            Optional<String> keyId,
            Function<CryptoProviders, CekUnwrapper> unwrappers,
            CekUnwrapper unwrapper) {
        this.rules = rules;
        this.keyId = keyId;
        this.unwrappers = unwrappers;
        this.unwrapper = unwrapper;
    }

    /** A header that was accepted, and the segment it was read from. */
    private record Seen(AcceptedHeader accepted, byte[] segment) {}

    /** Joins an algorithm, the content encryptions to accept, and the key's half, made for whichever providers. */
    static SingleKeyDecrypter of(
            JweAlgorithm algorithm,
            Set<ContentEncryption> encryptions,
            Function<CryptoProviders, CekUnwrapper> unwrappers) {
        DecryptionRules rules = new DecryptionRules(Set.of(algorithm), encryptions);
        return new SingleKeyDecrypter(rules, Optional.empty(), unwrappers, unwrappers.apply(rules.providers()));
    }

    /** Returns this decrypter, minding the name of its key: a token that names another means another. */
    SingleKeyDecrypter named(Jwk key) {
        return new SingleKeyDecrypter(rules, key.keyId(), unwrappers, unwrapper);
    }

    @Override
    public DecryptedJwe decrypt(String token) {
        CompactToken parts = rules.cut(token);
        Seen remembered = headers.find(parts.octets(), parts.to(0));
        Seen seen =
                remembered == null ? new Seen(agreed(rules.accept(parts)), DecryptionRules.segment(parts)) : remembered;
        DecryptedJwe decrypted = rules.open(parts, seen.segment, seen.accepted, unwrapper);
        if (remembered == null && !unwrapper.readsParameters()) {
            headers.remember(parts.octets(), parts.to(0), seen);
        }
        return decrypted;
    }

    @Override
    public DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets) throws IOException {
        return new StreamedDecryption(this, CiphertextSpool.Place.standard()).decrypt(token, plaintext, maxOctets);
    }

    @Override
    public JweDecrypter withProviders(CryptoProviders providers) {
        return new SingleKeyDecrypter(rules.using(providers), keyId, unwrappers, unwrappers.apply(providers));
    }

    @Override
    public JweDecrypter withLimits(TokenLimits limits) {
        return new SingleKeyDecrypter(rules.limits(limits), keyId, unwrappers, unwrapper);
    }

    @Override
    public JweDecrypter inflating(int maxOctets) {
        return new SingleKeyDecrypter(rules.inflating(maxOctets), keyId, unwrappers, unwrapper);
    }

    @Override
    public JweDecrypter understanding(String name, String... more) {
        return new SingleKeyDecrypter(rules.understanding(name, more), keyId, unwrappers, unwrapper);
    }

    @Override
    public JweSeriesDecrypter series() {
        return new JweSeriesDecrypter(this);
    }

    /** Returns what is accepted, and nothing of the key. */
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
        return agrees(accepted) ? Optional.of(unwrapper) : Optional.empty();
    }

    private boolean agrees(AcceptedHeader accepted) {
        Optional<String> named = accepted.header().keyId();
        return keyId.isEmpty() || named.isEmpty() || keyId.equals(named);
    }

    private AcceptedHeader agreed(AcceptedHeader accepted) {
        if (!agrees(accepted)) {
            throw new InvalidTokenException(
                    Reason.KEY_NOT_FOUND, "the token's \"kid\" names another key than this decrypter's");
        }
        return accepted;
    }
}
