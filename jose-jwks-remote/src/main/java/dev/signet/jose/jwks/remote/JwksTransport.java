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
 * How an HTTP GET is made. The one that is used unless another is given is the JDK's {@link HttpClient}; a proxy, a
 * client certificate, an own trust store or another HTTP library come in here.
 *
 * <p>A transport follows no redirects and decides nothing about the address, the status or the body: that is done for
 * it, for every transport alike. Thread-safe.
 */
@FunctionalInterface
public interface JwksTransport {

    /**
     * Makes one GET.
     *
     * @param request what to ask
     * @return the answer, whatever its status; fails with any exception if there is none within the {@link
     *     Request#timeout()}, or if the body of a 200 is longer than {@link Request#maxOctets()}. A transport that
     *     blocks may return a stage that is complete: then the thread that first needs the keys does the work
     */
    CompletionStage<Response> get(Request request);

    /**
     * Returns a transport over a client of the JDK, with its proxy, TLS settings, executor and connect timeout.
     *
     * @param client must not follow redirects
     * @return the transport
     * @throws IllegalArgumentException if the client follows redirects
     */
    static JwksTransport over(HttpClient client) {
        return HttpClientTransport.over(client);
    }

    /**
     * One GET. Immutable.
     *
     * @param uri an absolute https URL, or an http URL of a host for which that was allowed
     * @param headers the fields to send, one value for each name
     * @param timeout how long the whole answer may take, its body included
     * @param maxOctets how long the body may be
     */
    record Request(URI uri, Map<String, String> headers, Duration timeout, int maxOctets) {

        /**
         * Makes a request.
         *
         * @param uri the address
         * @param headers the fields; copied
         * @param timeout how long the whole answer may take
         * @param maxOctets how long the body may be
         */
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /** An answer. Immutable. */
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
         * Makes an answer.
         *
         * @param status the HTTP status
         * @param headers the fields; several of one name are joined by commas (RFC 9110 section 5.3)
         * @param body the body, decoded; may be empty unless the status is 200. Copied
         * @return the answer
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
         * @return its value; empty if there is no such field
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
