package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * The transport of HTTP GET requests. The default is the JDK's {@link HttpClient}; implement this interface for a
 * proxy, a client certificate, a trust store of the application or another HTTP library.
 *
 * <p>A transport does not follow redirects and does not check the URL, the status or the body: {@link RemoteJwkSet}
 * does that for every transport. Implementations are thread-safe.
 */
@FunctionalInterface
public interface JwksTransport {

    /**
     * Performs one GET request.
     *
     * @param request the request
     * @return the response with any status; fails with any exception if there is none within {@link Request#timeout()},
     *     or if the body of a 200 is longer than {@link Request#maxOctets()}. A transport that blocks can return a
     *     completed stage: then the thread that first waits for the keys does the work, or one of the common pool
     */
    CompletionStage<Response> get(Request request);

    /**
     * Returns a transport over a client of the JDK, with its proxy, TLS settings, executor and connect timeout.
     *
     * @param client a client that does not follow redirects
     * @return the transport
     * @throws IllegalArgumentException if the client follows redirects
     */
    static JwksTransport over(HttpClient client) {
        return HttpClientTransport.over(client);
    }

    /**
     * A GET request. Immutable.
     *
     * @param uri an absolute https URL, or an http URL of an allowed host
     * @param headers the fields to send, one value for each name
     * @param timeout the timeout for the whole response, its body included
     * @param maxOctets the maximum length of the body in octets
     */
    record Request(URI uri, Map<String, String> headers, Duration timeout, int maxOctets) {

        /**
         * Constructs a request.
         *
         * @param uri the URL
         * @param headers the fields; copied
         * @param timeout the timeout for the whole response
         * @param maxOctets the maximum length of the body in octets
         */
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /** A response. Immutable. */
    final class Response {

        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Response(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /**
         * Returns a response.
         *
         * @param status the HTTP status
         * @param headers the fields; several with one name are joined by commas (RFC 9110 section 5.3)
         * @param body the body, decoded; may be empty unless the status is 200. Copied
         * @return the response
         */
        public static Response of(int status, Map<String, String> headers, byte[] body) {
            Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            sorted.putAll(headers);
            return new Response(status, Collections.unmodifiableMap(sorted), body.clone());
        }

        /**
         * Returns the HTTP status.
         *
         * @return for example 200
         */
        public int status() {
            return status;
        }

        /**
         * Returns a field.
         *
         * @param name in any case
         * @return the value; empty if there is no such field
         */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /**
         * Returns the body.
         *
         * @return new octets
         */
        public byte[] body() {
            return body.clone();
        }
    }
}
