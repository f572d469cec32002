package dev.signet.jose.load;

/** Where the instances of a service keep which tokens were used. */
enum StorePlace {
    MEMORY("memory, one process"),
    REDIS("Redis, nothing on disk"),
    REDIS_ON_DISK("Redis, `appendfsync always`"),
    POSTGRESQL("PostgreSQL");

    private final String label;

    StorePlace(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
