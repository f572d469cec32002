package dev.signet.jose.jwk;

import dev.signet.jose.core.internal.DisplayText;
import java.util.Optional;

/**
 * A member of a key that was ignored when a JWK Set was read, because the key can do without it. Immutable.
 *
 * @param keyId the {@code kid} of the key, if it has one
 * @param member the name of the member, for example {@code x5c}
 * @param reason what was expected; repeats nothing of the member
 */
public record IgnoredMember(Optional<String> keyId, String member, String reason) {

    /** Returns the components in one line of printable characters. A long {@code kid} is cut. */
    @Override
    public String toString() {
        String shown = keyId.map(kid -> '"' + DisplayText.of(kid) + '"').orElse("none");
        return "IgnoredMember[keyId=" + shown + ", member=" + member + ", reason=" + reason + "]";
    }
}
