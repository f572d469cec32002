/** Encrypts the cells of columns of tables, each as a JWE. */
module dev.signet.jose.columns {
    requires transitive dev.signet.jose.jwe;
    requires static org.jspecify;

    exports dev.signet.jose.columns;
}
