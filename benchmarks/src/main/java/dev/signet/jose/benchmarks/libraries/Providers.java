package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.core.CryptoProviders;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;

/** Which providers a process has: a parameter of the benchmarks. ACCP must be on the class path where it is named. */
public enum Providers {
    /** Those of the JDK, and what a library finds by itself. */
    DEFAULT,
    /** ACCP is the first that the process has registered. */
    ACCP_FIRST,
    /** ACCP is the first, and Signet is told to use no other. */
    ACCP_PINNED,
    /** Signet is told to use those that are registered. */
    PLATFORM;

    private static final String ACCP = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** Registers what this names, once. */
    public void register() {
        if ((this == ACCP_FIRST || this == ACCP_PINNED) && Security.getProvider(accp().getName()) == null) {
            Security.insertProviderAt(accp(), 1);
        }
    }

    /** Returns what Signet is told; empty if it chooses. */
    Optional<CryptoProviders> pinned() {
        return switch (this) {
            case DEFAULT, ACCP_FIRST -> Optional.empty();
            case ACCP_PINNED -> Optional.of(CryptoProviders.only(accp()));
            case PLATFORM -> Optional.of(CryptoProviders.platform());
        };
    }

    private static Provider accp() {
        try {
            Provider accp = (Provider) Class.forName(ACCP).getField("INSTANCE").get(null);
            if (accp.getService("Signature", "SHA256withECDSA") == null) {
                throw new IllegalStateException("the native library of ACCP does not load here");
            }
            return accp;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected the jar of ACCP on the class path", e);
        }
    }
}
