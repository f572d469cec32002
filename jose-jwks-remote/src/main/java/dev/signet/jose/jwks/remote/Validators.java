package dev.signet.jose.jwks.remote;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The validators of a document for conditional requests (RFC 9110 section 13.1). They are sent only to the URL that
 * they came from: two servers may use the same entity tag. Immutable.
 */
record Validators(URI uri, Optional<String> entityTag, Optional<String> lastModified) {

    private static final int LONGEST = 256;

    static Validators of(URI uri, JwksTransport.Response response) {
        return new Validators(uri, field(response, "ETag"), field(response, "Last-Modified"));
    }

    /** Returns these, with those of a 304 in place of the old ones. */
    Validators updated(JwksTransport.Response notModified) {
        Validators fresh = of(uri, notModified);
        return new Validators(uri, fresh.entityTag.or(() -> entityTag), fresh.lastModified.or(() -> lastModified));
    }

    Map<String, String> conditions(URI asked) {
        Map<String, String> fields = new TreeMap<>();
        if (asked.equals(uri)) {
            entityTag.ifPresent(tag -> fields.put("If-None-Match", tag));
            lastModified.ifPresent(date -> fields.put("If-Modified-Since", date));
        }
        return fields;
    }

    /** Without values that could not be sent: they would make every later request fail. */
    private static Optional<String> field(JwksTransport.Response response, String name) {
        return response.header(name)
                .filter(value -> !value.isBlank()
                        && value.length() <= LONGEST
                        && value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    }
}
