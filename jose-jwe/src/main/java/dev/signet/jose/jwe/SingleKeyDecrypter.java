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
    private final Function<CryptoProviders, CekOpener> openers;
    private final CekOpener opener;
    private final HeaderCache<Seen> headers = new HeaderCache<>();

    private SingleKeyDecrypter(
            DecryptionRules rules,
            Optional<String> keyId,
            Function<CryptoProviders, CekOpener> openers,
            CekOpener opener) {
        this.rules = rules;
        this.keyId = keyId;
        this.openers = openers;
        this.opener = opener;
    }

    /** A header that was accepted, and the segment it was read from. */
    private record Seen(AcceptedHeader accepted, byte[] segment) {}

    /** Joins an algorithm, the content encryptions to accept, and the key's half, made for whichever providers. */
    static SingleKeyDecrypter of(
            JweAlgorithm algorithm, Set<ContentEncryption> encryptions, Function<CryptoProviders, CekOpener> openers) {
        DecryptionRules rules = new DecryptionRules(Set.of(algorithm), encryptions);
        return new SingleKeyDecrypter(rules, Optional.empty(), openers, openers.apply(rules.providers()));
    }

    /** Returns this decrypter, minding the name of its key: a token that names another means another. */
    SingleKeyDecrypter named(Jwk key) {
        return new SingleKeyDecrypter(rules, key.keyId(), openers, opener);
    }

    @Override
    public DecryptedJwe decrypt(String token) {
        CompactToken parts = rules.cut(token);
        Seen remembered = headers.find(parts.octets(), parts.to(0));
        Seen seen =
                remembered == null ? new Seen(agreed(rules.accept(parts)), DecryptionRules.segment(parts)) : remembered;
        DecryptedJwe decrypted = rules.open(parts, seen.segment, seen.accepted, opener);
        if (remembered == null && !opener.readsParameters()) {
            headers.remember(parts.octets(), parts.to(0), seen);
        }
        return decrypted;
    }

    @Override
    public DecryptedJweStream decrypt(InputStream token, OutputStream plaintext, long maxOctets) throws IOException {
        return new StreamedDecryption(this, Spool.Place.standard()).decrypt(token, plaintext, maxOctets);
    }

    @Override
    public JweDecrypter using(CryptoProviders providers) {
        return new SingleKeyDecrypter(rules.using(providers), keyId, openers, openers.apply(providers));
    }

    @Override
    public JweDecrypter limits(TokenLimits limits) {
        return new SingleKeyDecrypter(rules.limits(limits), keyId, openers, opener);
    }

    @Override
    public JweDecrypter inflating(int maxOctets) {
        return new SingleKeyDecrypter(rules.inflating(maxOctets), keyId, openers, opener);
    }

    @Override
    public JweDecrypter understanding(String name, String... more) {
        return new SingleKeyDecrypter(rules.understanding(name, more), keyId, openers, opener);
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
    public Optional<CekOpener> find(AcceptedHeader accepted) {
        return agrees(accepted) ? Optional.of(opener) : Optional.empty();
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
