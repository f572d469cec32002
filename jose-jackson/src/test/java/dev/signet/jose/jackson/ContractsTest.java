package dev.signet.jose.jackson;

import dev.signet.jose.contracts.AdapterContracts;

/** What every adapter does, done by this one. */
final class ContractsTest extends AdapterContracts {
    ContractsTest() {
        super(new JacksonAdapter());
    }
}
