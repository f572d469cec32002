package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.examples.recipes.TestCertificate.NOW;
import static dev.signet.jose.examples.recipes.TestCertificate.UNTIL;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import org.junit.jupiter.api.Test;

/** With certificates that are made here, and have the extensions of Apple's. */
final class AppStoreNotificationsTest {

    private static final String LEAF_MARK = "1.2.840.113635.100.6.11.1";
    private static final String AUTHORITY_MARK = "1.2.840.113635.100.6.2.1";
    private static final String OTHER_MARK = "1.2.840.113635.100.6.1.4";

    private static final String TRANSACTION =
            "{\"transactionId\":\"7\",\"bundleId\":\"example.app\",\"environment\":\"Production\"}";

    private static final TestCertificate ROOT = TestCertificate.root("root");
    private static final TestCertificate AUTHORITY = ROOT.authority("authority", AUTHORITY_MARK);
    private static final TestCertificate LEAF = AUTHORITY.leaf("leaf", LEAF_MARK);

    private final AppStoreNotifications notifications =
            new AppStoreNotifications(ROOT.certificate(), "example.app", "Production");

    private static String signed(String payload) {
        return LEAF.signer(ES256, AUTHORITY, ROOT).sign(payload.getBytes(UTF_8));
    }

    private static String notification(String member, String bundleId, String environment) {
        return signed("{\"notificationType\":\"DID_RENEW\",\"" + member + "\":{\"bundleId\":\"" + bundleId
                + "\",\"environment\":\"" + environment + "\",\"signedTransactionInfo\":\"" + signed(TRANSACTION)
                + "\"}}");
    }

    @Test
    void accepts_a_notification_and_the_transaction_in_it() {
        JsonObject notification = notifications.notification(notification("data", "example.app", "Production"), NOW);
        String inside = notification
                .object("data")
                .flatMap(data -> data.string("signedTransactionInfo"))
                .orElseThrow();

        assertThat(notification.string("notificationType")).contains("DID_RENEW");
        assertThat(notifications.transaction(inside, NOW).string("transactionId"))
                .contains("7");
    }

    @Test
    void accepts_a_summary() {
        assertThat(notifications.notification(notification("summary", "example.app", "Production"), NOW))
                .isNotNull();
    }

    @Test
    void refuses_what_is_about_another_app() {
        assertRefused(
                "bundleId",
                Code.UNEXPECTED,
                () -> notifications.notification(notification("data", "other.app", "Production"), NOW));
        assertRefused(
                "bundleId",
                Code.UNEXPECTED,
                () -> notifications.transaction(signed(TRANSACTION.replace("example.app", "other.app")), NOW));
    }

    @Test
    void refuses_what_is_about_the_sandbox() {
        assertRefused(
                "environment",
                Code.UNEXPECTED,
                () -> notifications.notification(notification("data", "example.app", "Sandbox"), NOW));
    }

    @Test
    void refuses_what_is_about_no_app() {
        assertRefused("bundleId", Code.UNEXPECTED, () -> notifications.notification(signed("{}"), NOW));
        assertRefused("bundleId", Code.UNEXPECTED, () -> notifications.notification(signed("{\"data\":1}"), NOW));
    }

    @Test
    void refuses_a_leaf_for_another_purpose() {
        assertRefusedUnder(AUTHORITY.leaf("leaf", OTHER_MARK), AUTHORITY);
        assertRefusedUnder(AUTHORITY.leaf("leaf"), AUTHORITY);
    }

    @Test
    void refuses_another_authority_of_the_same_root() {
        TestCertificate other = ROOT.authority("other", OTHER_MARK);

        assertRefusedUnder(other.leaf("leaf", LEAF_MARK), other);
    }

    @Test
    void refuses_two_certificates_and_four() {
        String two = LEAF.signer(ES256, AUTHORITY).sign(TRANSACTION.getBytes(UTF_8));
        TestCertificate between = AUTHORITY.authority("between", AUTHORITY_MARK);
        String four = between.leaf("leaf", LEAF_MARK)
                .signer(ES256, between, AUTHORITY, ROOT)
                .sign(TRANSACTION.getBytes(UTF_8));

        assertRefused(Reason.KEY_NOT_FOUND, () -> notifications.transaction(two, NOW));
        assertRefused(Reason.KEY_NOT_FOUND, () -> notifications.transaction(four, NOW));
    }

    @Test
    void refuses_certificates_that_have_expired() {
        assertThat(notifications.transaction(signed(TRANSACTION), NOW)).isNotNull();
        assertRefused(Reason.KEY_NOT_FOUND, () -> notifications.transaction(signed(TRANSACTION), UNTIL.plusSeconds(1)));
    }

    private void assertRefusedUnder(TestCertificate leaf, TestCertificate authority) {
        String token = leaf.signer(ES256, authority, ROOT).sign(TRANSACTION.getBytes(UTF_8));

        assertRefused(Reason.KEY_NOT_FOUND, () -> notifications.transaction(token, NOW));
    }
}
