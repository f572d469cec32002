package dev.signet.jose.columns;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSource;
import java.io.Serializable;

/**
 * A description of where the keys of columns are. It is what a {@link ColumnSpecification} carries to the processes of
 * an engine instead of keys: an engine serializes what its tasks need, and stores and logs it, so a key must not be in
 * it.
 *
 * <p>{@link JwkSetFile} and {@link KeyStoreFile} are two. Others are lambda expressions or records of the application
 * that hold addresses and names, such as {@code () -> RemoteJwkSet.at("https://keys.example/jwks.json")}, or one that
 * has a KMS decrypt a file and reads a {@link dev.signet.jose.jwk.JwkSet} from it. What a lambda expression captures is
 * serialized with it. Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface ColumnKeys extends Serializable {

    /**
     * Returns the keys. Called in the process that uses them, once for each specification that was read there.
     *
     * @return a key set, or a source of key sets
     * @throws KeySourceException if the keys are not available
     */
    JwkSource source();
}
