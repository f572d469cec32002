package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rule for URLs that may be fetched: https, plain http to this machine if that is allowed, and plain http to listed
 * hosts. It applies to the configured URL, to redirects and to a {@code jwks_uri}; the latter two do not lead from a
 * listed host to another host. Immutable.
 *
 * @param loopbackHttp whether http to a loopback address is allowed
 * @param plainHttp the hosts and ports to which plain http is allowed
 */
record AddressRule(boolean loopbackHttp, List<Origin> plainHttp) {

    /** Address literals, and the name of RFC 6761 section 6.3; no name is resolved for the comparison. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private static final int HTTP_PORT = 80;

    /** A host in lower case, as it stands in a URL, and a port. */
    record Origin(String host, int port) {

        /** Returns the origin of an http URL with this host and port. */
        static Origin of(String host, int port) {
            try {
                URI uri = new URI("http", null, host, port, null, null, null);
                if (port >= 1 && port <= 65_535 && host.equals(uri.getHost())) {
                    return of(uri);
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("expected a host as it stands in a URL, was another text", e);
            }
            throw new IllegalArgumentException("expected a host as it stands in a URL, and a port from 1 to 65535");
        }

        static Origin of(URI uri) {
            return new Origin(uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() == -1 ? HTTP_PORT : uri.getPort());
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    URI require(String address) {
        try {
            return require(new URI(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected an absolute https URL, was not a URI");
        }
    }

    URI require(URI address) {
        String host = address.getHost();
        if (!address.isAbsolute() || host == null) {
            throw new IllegalArgumentException("expected an absolute https URL with a host, was another");
        }
        if (!isHttps(address) && !isLoopbackHttp(address) && !isListedHttp(address)) {
            throw new IllegalArgumentException("expected " + allowed() + ", was another");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("expected a URL without user information and fragment, has one");
        }
        if (address.getPort() == 0 || address.getPort() > 65_535) {
            throw new IllegalArgumentException("expected a port from 1 to 65535, was another");
        }
        return address;
    }

    /**
     * Returns the target of a redirect. From https it never leads to http, not even on this machine; and no number of
     * redirects leads from plain http of a listed host to another host.
     *
     * @param first the URL of the first request
     * @param from the URL that answered with the redirect
     */
    URI redirect(URI first, URI from, String location) {
        URI to;
        try {
            // A redirect may have a fragment (RFC 9110 section 10.2.2), which is not part of the request.
            to = from.resolve(new URI(location.split("#", 2)[0]));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected the URL of a redirect, was not a URI");
        }
        if (isHttps(from) && !isHttps(to)) {
            throw new IllegalArgumentException("expected a redirect to https, was to another scheme");
        }
        URI checked = require(to);
        if ((isListedHttp(first) || isListedHttp(checked)) && !isSameHost(first, checked)) {
            throw new IllegalArgumentException("expected a redirect of plain http to the same host, was to another");
        }
        return checked;
    }

    /**
     * Returns the URL in metadata. Those of a host that is listed for plain http name only such a host or their own.
     */
    URI jwksUri(URI metadata, String address) {
        URI checked = require(address);
        if (isListedHttp(metadata) && !isListedHttp(checked) && !isSameHost(metadata, checked)) {
            throw new IllegalArgumentException(
                    "expected a jwks_uri on a host that plain http is allowed for, as the metadata came over plain"
                            + " http, was on another");
        }
        return checked;
    }

    private String allowed() {
        String loopback = loopbackHttp ? ", or http to a loopback address" : "";
        return plainHttp.isEmpty()
                ? (loopbackHttp ? "https" + loopback : "an https URL")
                : "https" + loopback + ", or http to one of " + plainHttp;
    }

    private boolean isLoopbackHttp(URI uri) {
        return loopbackHttp && isHttp(uri) && LOOPBACK.matcher(uri.getHost()).matches();
    }

    private boolean isListedHttp(URI uri) {
        return isHttp(uri) && plainHttp.contains(Origin.of(uri));
    }

    private static boolean isSameHost(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost());
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }
}
