package dev.signet.jose.jwk.rotation;

/**
 * A key and its times. Immutable.
 *
 * @param material the key
 * @param times its times
 */
record TimedKey(KeyMaterial material, KeyTimes times) {

    String keyId() {
        return material.keyId();
    }

    TimedKey withTimes(KeyTimes others) {
        return new TimedKey(material, others);
    }

    TimedKey publicOnly() {
        return material.canSign() ? new TimedKey(material.publicOnly(), times) : this;
    }
}
