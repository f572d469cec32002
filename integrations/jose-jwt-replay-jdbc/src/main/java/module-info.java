/** Remembers in a SQL database which tokens were used. */
module dev.signet.jose.jwt.replay.jdbc {
    requires static org.jspecify;
    requires transitive dev.signet.jose.jwt;
    requires transitive java.sql;

    exports dev.signet.jose.jwt.replay.jdbc;
}
