/** A {@link dev.signet.jose.jwt.ReplayStore} for one process, in memory. */
package dev.signet.jose.jwt.replay;
