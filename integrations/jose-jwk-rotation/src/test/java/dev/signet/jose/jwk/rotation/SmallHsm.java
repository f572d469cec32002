package dev.signet.jose.jwk.rotation;

import static dev.signet.jose.jws.Ecdsa.ES256;

import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsSigner;
import java.io.IOException;
import java.security.Signature;
import java.util.Map;
import java.util.TreeMap;

/** An HSM as a process sees it: keys by label, which come out as signatures only. For one thread. */
final class SmallHsm implements ExternalKeys {

    private final Map<String, EcJwk> keys = new TreeMap<>();
    private int made;
    private boolean isAway;
    private boolean isInterrupted;
    private boolean isConfused;
    private boolean keepsAll;
    private String keptLabel = "";
    private boolean hidesNewKeys;

    /** Returns the labels of the keys that are in it. */
    Iterable<String> labels() {
        return keys.keySet();
    }

    void away(boolean away) {
        isAway = away;
    }

    /** Sets whether the thread is interrupted that waits for it. */
    void interrupted(boolean interrupted) {
        isInterrupted = interrupted;
    }

    /** Has it refuse to delete keys. */
    void keepAll() {
        keepsAll = true;
    }

    /** Has it refuse to delete one key. */
    void keep(String label) {
        keptLabel = label;
    }

    /** Sets whether keys cannot be used that were made after this call, as before all servers of a KMS know them. */
    void hideNewKeys(boolean hidden) {
        hidesNewKeys = hidden;
    }

    /** Has it return the public key of one key with the handle of another. */
    void confuse() {
        isConfused = true;
    }

    @Override
    public Key create() throws IOException, InterruptedException {
        requireHere();
        EcJwk pair = EcJwk.generate(Curve.P_256);
        String label = "login-" + ++made;
        keys.put(label, pair);
        Jwk shown = isConfused ? EcJwk.generate(Curve.P_256).toPublic() : pair.toPublic();
        return new Key(label, shown);
    }

    @Override
    public JwsSigner signer(Key key) throws IOException, InterruptedException {
        requireHere();
        EcJwk pair = keys.get(key.handle());
        if (pair == null || hidesNewKeys) {
            throw new IOException("no key " + key.handle());
        }
        return ES256.signer(input -> {
            requireHere();
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.privateKey().orElseThrow());
            signature.update(input);
            return signature.sign();
        });
    }

    @Override
    public void delete(Key key) throws IOException, InterruptedException {
        requireHere();
        if (keepsAll || key.handle().equals(keptLabel) || keys.remove(key.handle()) == null) {
            throw new IOException("no key " + key.handle() + " that may be deleted");
        }
    }

    private void requireHere() throws IOException, InterruptedException {
        if (isInterrupted) {
            throw new InterruptedException("while waiting for the HSM");
        }
        if (isAway) {
            throw new IOException("no slot");
        }
    }
}
