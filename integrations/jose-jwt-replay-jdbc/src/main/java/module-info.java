/** What several instances of a service share, in a SQL database: which tokens were used, and rotating keys. */
module dev.signet.jose.jwt.replay.jdbc {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwt;
    requires transitive java.sql;
    // For JdbcRotationStore, whose users have it.
    requires static transitive dev.signet.jose.jwk.rotation;

    exports dev.signet.jose.jwt.replay.jdbc;
}
