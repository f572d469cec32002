package dev.signet.jose.kotlin;

/** A record, which Kotlin's module knows nothing of. */
record Place(String city) {}
