package dev.signet.jose.contracts;

import org.junit.jupiter.api.Nested;

/** What every adapter does. A test of an adapter extends this class and says which one it is. */
public abstract class AdapterContracts {

    private final Adapter adapter;

    /** Constructs the contracts of an adapter. */
    protected AdapterContracts(Adapter adapter) {
        this.adapter = adapter;
    }

    @Nested
    final class ExactValues extends ExactValuesContract {
        ExactValues() {
            super(adapter);
        }
    }

    @Nested
    final class StrictReading extends StrictReadingContract {
        StrictReading() {
            super(adapter);
        }
    }

    @Nested
    final class UnknownMembers extends UnknownMembersContract {
        UnknownMembers() {
            super(adapter);
        }
    }

    @Nested
    final class Gadgets extends GadgetContract {
        Gadgets() {
            super(adapter);
        }
    }

    @Nested
    final class Blame extends BlameContract {
        Blame() {
            super(adapter);
        }
    }

    @Nested
    final class Claims extends ClaimsContract {
        Claims() {
            super(adapter);
        }
    }

    @Nested
    final class KeyDocuments extends KeyDocumentsContract {
        KeyDocuments() {
            super(adapter);
        }
    }

    @Nested
    final class ClaimsDocuments extends ClaimsDocumentsContract {
        ClaimsDocuments() {
            super(adapter);
        }
    }
}
