/**
 * For the tests of services that accept JWTs, with any test framework; not for production.
 *
 * <p>{@link dev.signet.jose.testkit.TestIssuer} signs valid tokens, and tokens with each fault of
 * {@link dev.signet.jose.testkit.InvalidToken}; {@link dev.signet.jose.testkit.EncryptedTestIssuer} encrypts them, and
 * has the faults of {@link dev.signet.jose.testkit.InvalidEncryption}. {@link dev.signet.jose.testkit.TestClock} stands
 * still until it is moved. {@link dev.signet.jose.testkit.JwksServer} publishes keys on this machine, rotates them,
 * fails and stalls.
 *
 * <p>To read the code, begin with {@code TokenTemplate}, from which every token is made.
 */
@NullMarked
package dev.signet.jose.testkit;

import org.jspecify.annotations.NullMarked;
