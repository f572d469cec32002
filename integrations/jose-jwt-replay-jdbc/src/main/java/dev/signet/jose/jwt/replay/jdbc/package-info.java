/**
 * What several instances of a service share, in a SQL database: used tokens in a
 * {@link dev.signet.jose.jwt.replay.jdbc.JdbcReplayStore}, and keys in a
 * {@link dev.signet.jose.jwt.replay.jdbc.JdbcRotationStore}.
 *
 * <p>To read the code, begin with {@code UsedTokens}, which has the statements for used tokens and says why they are
 * right.
 */
@NullMarked
package dev.signet.jose.jwt.replay.jdbc;

import org.jspecify.annotations.NullMarked;
