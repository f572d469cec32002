package dev.signet.jose.vectors;

import dev.signet.jose.core.CryptoProviders;

/**
 * What the tests run on. Immutable.
 *
 * @param jdk the feature version
 * @param bouncyCastle whether it is on the class path
 */
record Platform(int jdk, boolean bouncyCastle) {

    static Platform current() {
        boolean found = CryptoProviders.standard().toString().contains("BC ");
        return new Platform(Runtime.version().feature(), found);
    }

    @Override
    public String toString() {
        return "JDK " + jdk + (bouncyCastle ? " with" : " without") + " BouncyCastle";
    }
}
