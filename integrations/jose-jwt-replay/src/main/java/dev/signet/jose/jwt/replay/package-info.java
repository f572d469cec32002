/**
 * A {@link dev.signet.jose.jwt.ReplayStore} in memory, for a service that runs in one process. Begin reading at
 * {@link dev.signet.jose.jwt.replay.InMemoryReplayStore}, its only class.
 */
@NullMarked
package dev.signet.jose.jwt.replay;

import org.jspecify.annotations.NullMarked;
