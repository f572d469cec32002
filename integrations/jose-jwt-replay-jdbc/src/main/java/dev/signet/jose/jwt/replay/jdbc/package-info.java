/**
 * A {@link dev.signet.jose.jwt.ReplayStore} in a SQL database, for a service of several instances. Begin reading at
 * {@link dev.signet.jose.jwt.replay.jdbc.JdbcReplayStore}, its only public class.
 *
 * <p>To read the code, begin with {@code UsedTokens}, which has the statements and says why they are right.
 */
@NullMarked
package dev.signet.jose.jwt.replay.jdbc;

import org.jspecify.annotations.NullMarked;
