package dev.signet.jose.examples.recipes;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jws.Ecdsa;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the App Store signs for one app: notifications, and the transactions inside them. Immutable and thread-safe. */
final class AppStoreNotifications {

    private static final String SIGNS_RECEIPTS = "1.2.840.113635.100.6.11.1";
    private static final String WORLDWIDE_DEVELOPER_RELATIONS = "1.2.840.113635.100.6.2.1";

    private final X5cVerifier verifier;
    private final String bundleId;
    private final String environment;

    /**
     * @param root Apple Root CA - G3
     * @param bundleId the app
     * @param environment {@code Production} or {@code Sandbox}: purchases in the sandbox cost nothing
     */
    AppStoreNotifications(X509Certificate root, String bundleId, String environment) {
        this.verifier = new X5cVerifier(
                Set.of(new TrustAnchor(root, null)),
                AppStoreNotifications::isOfAppStore,
                Ecdsa.ES256,
                TokenLimits.defaults());
        this.bundleId = bundleId;
        this.environment = environment;
    }

    /** Returns the notification in a {@code signedPayload}, or throws {@link InvalidTokenException}. */
    JsonObject notification(String signedPayload, Instant received) {
        JsonObject notification = verifier.verify(signedPayload, received).json();
        Object about = notification
                .value("data")
                .or(() -> notification.value("summary"))
                .orElse(JsonObject.empty());
        requireThisApp(about instanceof JsonObject object ? object : JsonObject.empty());
        return notification;
    }

    /** Returns the transaction in a {@code signedTransactionInfo}, or throws {@link InvalidTokenException}. */
    JsonObject transaction(String signedTransactionInfo, Instant received) {
        JsonObject transaction =
                verifier.verify(signedTransactionInfo, received).json();
        requireThisApp(transaction);
        return transaction;
    }

    private void requireThisApp(JsonObject about) {
        require(about, "bundleId", bundleId);
        require(about, "environment", environment);
    }

    private static void require(JsonObject about, String name, String expected) {
        if (!about.value(name).equals(Optional.of(expected))) {
            throw new InvalidTokenException(
                    List.of(new ClaimFailure(name, Code.UNEXPECTED, "\"" + expected + "\"", "another value")));
        }
    }

    private static boolean isOfAppStore(List<X509Certificate> chain) {
        return chain.size() == 3
                && chain.get(0).getExtensionValue(SIGNS_RECEIPTS) != null
                && chain.get(1).getExtensionValue(WORLDWIDE_DEVELOPER_RELATIONS) != null;
    }
}
