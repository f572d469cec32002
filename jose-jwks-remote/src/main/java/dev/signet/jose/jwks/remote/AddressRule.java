package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Which addresses may be asked: https, and plain http of this machine where that was allowed. The same rule holds for
 * what the caller configured, for a redirect and for a {@code jwks_uri}. Immutable.
 *
 * @param loopbackHttp whether http to a loopback address is allowed
 */
record AddressRule(boolean loopbackHttp) {

    /** Literals, and the one name that RFC 6761 section 6.3 gives to the loopback: nothing is resolved to find out. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    URI require(String address) {
        try {
            return require(new URI(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected an absolute https URL, was no URI");
        }
    }

    URI require(URI address) {
        String host = address.getHost();
        if (!address.isAbsolute() || host == null) {
            throw new IllegalArgumentException("expected an absolute https URL with a host, was another");
        }
        if (!allows(address.getScheme(), host)) {
            throw new IllegalArgumentException(
                    loopbackHttp
                            ? "expected https, or http to a loopback address, was another"
                            : "expected an https URL, was of another scheme");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("expected a URL without user information and fragment, has one");
        }
        if (address.getPort() == 0 || address.getPort() > 65_535) {
            throw new IllegalArgumentException("expected a port from 1 to 65535, was another");
        }
        return address;
    }

    /** Returns where a redirect leads. From https it never leads to http, not even on this machine. */
    URI redirect(URI from, String location) {
        URI to;
        try {
            to = from.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected the URL of a redirect, was no URI");
        }
        if (isHttps(from.getScheme()) && !isHttps(to.getScheme())) {
            throw new IllegalArgumentException("expected a redirect to https, was to another scheme");
        }
        return require(to);
    }

    private boolean allows(String scheme, String host) {
        return isHttps(scheme)
                || (loopbackHttp
                        && "http".equalsIgnoreCase(scheme)
                        && LOOPBACK.matcher(host).matches());
    }

    private static boolean isHttps(String scheme) {
        return "https".equalsIgnoreCase(scheme);
    }
}
