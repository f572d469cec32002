package dev.signet.jose.cli;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSetBuilder;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Fetches key sets over https, and over http from this machine, by the rules of jose-jwks-remote. Has no instances. */
final class RemoteKeys {

    private static final Pattern HTTP = Pattern.compile("https?:", Pattern.CASE_INSENSITIVE);

    private RemoteKeys() {}

    /** Returns whether an argument is an address and no name of a file. */
    static boolean isAddress(String argument) {
        return HTTP.matcher(argument).lookingAt();
    }

    /**
     * Returns the public keys at an address.
     *
     * @throws IllegalArgumentException if it is neither https nor http to a loopback address
     * @throws KeySourceException if there is no key set to be had
     */
    static JwkSet at(String parameter, String url) {
        return fetched(parameter, builder -> builder.at(url));
    }

    /** Returns the public keys of an issuer, found through its metadata; exceptions as above. */
    static JwkSet ofIssuer(String parameter, String issuer) {
        return fetched(parameter, builder -> builder.ofIssuer(issuer));
    }

    private static JwkSet fetched(String parameter, Function<RemoteJwkSetBuilder, RemoteJwkSet> place) {
        try (RemoteJwkSet remote = place(parameter, place)) {
            return remote.current();
        }
    }

    private static RemoteJwkSet place(String parameter, Function<RemoteJwkSetBuilder, RemoteJwkSet> place) {
        try {
            return place.apply(RemoteJwkSet.builder().allowingLoopbackHttp());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(parameter + ": " + e.getMessage(), e);
        }
    }
}
