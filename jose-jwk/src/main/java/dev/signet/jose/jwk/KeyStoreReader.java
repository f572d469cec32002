package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.DisplayText;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.SecretKey;

/** Reads the keys of a key store. Entries that hold no key for JOSE are skipped and listed. For one thread. */
final class KeyStoreReader {

    private final JwkReader reader = JwkReader.STANDARD;
    private final KeyEncodings encodings = new KeyEncodings(JcaKeys.STANDARD);
    private final KeyStore store;
    private final char[] password;

    KeyStoreReader(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    JwkSet read(Predicate<String> wanted) {
        List<Jwk> keys = new ArrayList<>();
        List<SkippedKey> skippedKeys = new ArrayList<>();
        // A store has no order of its own that would be the same tomorrow.
        List<String> aliases = aliases().stream().filter(wanted).sorted().toList();
        for (int i = 0; i < aliases.size(); i++) {
            String alias = aliases.get(i);
            Optional<Key> entry;
            try {
                entry = entry(alias);
            } catch (InvalidKeyException e) {
                skippedKeys.add(skipped(i, alias, e));
                continue;
            }
            try {
                keys.add(jwk(entry, chain(alias)).withKeyId(alias));
            } catch (IllegalArgumentException e) {
                skippedKeys.add(skipped(i, alias, e));
            }
        }
        return new JwkSet(keys, skippedKeys);
    }

    private static SkippedKey skipped(int position, String alias, Exception fault) {
        return new SkippedKey(position, Optional.empty(), Optional.of(alias), String.valueOf(fault.getMessage()));
    }

    private Jwk jwk(Optional<Key> entry, List<X509Certificate> chain) {
        if (entry.isPresent() && entry.get() instanceof SecretKey secret) {
            return OctJwk.of(secret);
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("expected an X.509 certificate, or a secret key");
        }
        if (entry.isEmpty()) {
            return reader.certified(chain);
        }
        PublicKey certified = encodings.publicKey(chain.get(0));
        return reader.read(certified, (PrivateKey) entry.get()).withX509Chain(chain);
    }

    private List<String> aliases() {
        try {
            return Collections.list(store.aliases());
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    /**
     * Returns the private or secret key; empty for a certificate alone.
     *
     * @throws InvalidKeyException if the password opens the entry and what is inside cannot be read
     */
    private Optional<Key> entry(String alias) throws InvalidKeyException {
        try {
            return Optional.ofNullable(store.getKey(alias, password));
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        } catch (NoSuchAlgorithmException e) {
            throw unreadable();
        } catch (UnrecoverableKeyException e) {
            if (isOpen(e)) {
                throw unreadable();
            }
            throw new IllegalArgumentException("expected a password that opens the entry \"" + DisplayText.of(alias)
                    + "\": where entries have different ones, load each by a predicate of its own");
        }
    }

    /**
     * PKCS#12 of the JDK throws the same for a wrong password and for a key that no factory takes, such as one on
     * secp256k1, with the factory's exception as its cause. Under a wrong password no factory is asked.
     */
    private static boolean isOpen(UnrecoverableKeyException e) {
        return e.getCause() instanceof NoSuchAlgorithmException || e.getCause() instanceof InvalidKeySpecException;
    }

    private static InvalidKeyException unreadable() {
        return new InvalidKeyException(
                "expected a key of a kind that the provider of the key store reads; Pem.keys may read it in PEM");
    }

    private List<X509Certificate> chain(String alias) {
        try {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain == null) {
                Certificate trusted = store.getCertificate(alias);
                chain = trusted == null ? new Certificate[0] : new Certificate[] {trusted};
            }
            return Arrays.stream(chain)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    private static IllegalArgumentException notLoaded(KeyStoreException e) {
        return new IllegalArgumentException("expected a key store that has been loaded", e);
    }
}
