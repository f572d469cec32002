/** Remembers in memory which tokens were used. */
module dev.signet.jose.jwt.replay {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwt;
    requires com.github.benmanes.caffeine;

    exports dev.signet.jose.jwt.replay;
}
