package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.KeySourceException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;

/** Calls a key that lives elsewhere and sorts its failures: its refusal of an input, or the world's fault. */
final class ExternalKey {

    private ExternalKey() {}

    /**
     * Returns what the call returns.
     *
     * @throws GeneralSecurityException if the key refuses the input
     * @throws KeySourceException if the key could not be used
     */
    static byte[] ask(Callable<byte[]> call) throws GeneralSecurityException {
        try {
            return call.call().clone();
        } catch (GeneralSecurityException | JoseException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new KeySourceException("the external key could not be used", e);
        }
    }
}
