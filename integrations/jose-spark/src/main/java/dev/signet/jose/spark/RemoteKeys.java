package dev.signet.jose.spark;

import dev.signet.jose.columns.ColumnKeys;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSetBuilder;
import java.util.List;

/**
 * A key set on a server, which an executor fetches and refreshes by itself.
 *
 * @param address of https, or of http on one of the hosts
 * @param allowedHttp hosts with their ports, such as {@code keys:8080}, with which http is spoken
 */
record RemoteKeys(String address, List<String> allowedHttp) implements ColumnKeys {

    /** @throws IllegalArgumentException if a host or its port is none */
    RemoteKeys {
        builder(allowedHttp);
    }

    @Override
    public JwkSource source() {
        return builder(allowedHttp).at(address);
    }

    private static RemoteJwkSetBuilder builder(List<String> allowedHttp) {
        RemoteJwkSetBuilder builder = RemoteJwkSet.builder();
        for (String origin : allowedHttp) {
            int colon = origin.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("expected hosts and ports, such as keys:8080");
            }
            builder.allowingHttp(origin.substring(0, colon), port(origin.substring(colon + 1)));
        }
        return builder;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a port after the colon, such as keys:8080", e);
        }
    }
}
