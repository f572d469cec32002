package dev.signet.jose.jwks.remote;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a key set cannot be fetched. The message says what was expected. It is shown to operators, and the answer
 * may be an attacker's, so it repeats of it at most the status, and public names that are shortened and escaped. Stays
 * inside this package. Immutable.
 */
final class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean answered;

    FetchException(String message) {
        this(message, null, false);
    }

    private FetchException(String message, @Nullable Throwable cause, boolean answered) {
        super(message, cause);
        this.answered = answered;
    }

    static FetchException status(int status) {
        return new FetchException("expected status 200, was " + status, null, true);
    }

    /** Returns the exception for any failure of a transport. */
    static FetchException of(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof FetchException known ? known : new FetchException(words(cause), cause, false);
    }

    /** Returns whether the server answered with an unexpected status. */
    boolean isStatus() {
        return answered;
    }

    private static String words(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof FetchException known) {
                return String.valueOf(known.getMessage());
            }
            if (at instanceof SSLException) {
                return "expected a TLS connection to that host, its certificate or the handshake failed";
            }
            if (at instanceof HttpConnectTimeoutException || at instanceof ConnectException) {
                return "expected a connection, there was none";
            }
            if (at instanceof HttpTimeoutException || at instanceof TimeoutException) {
                return "expected the whole answer in time, it was late";
            }
        }
        return "expected an answer, the connection failed";
    }
}
