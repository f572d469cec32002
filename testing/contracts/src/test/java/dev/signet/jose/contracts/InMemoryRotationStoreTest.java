package dev.signet.jose.contracts;

import dev.signet.jose.jwk.rotation.InMemoryRotationStore;
import dev.signet.jose.jwk.rotation.RotationStore;

/** Here, and not in its module, which the contract depends on. */
class InMemoryRotationStoreTest extends RotationStoreContract {

    @Override
    protected RotationStore newStore() {
        return InMemoryRotationStore.empty();
    }
}
