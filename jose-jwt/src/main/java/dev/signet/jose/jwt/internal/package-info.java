/**
 * What two other modules need of this one: the part of the format of sealed claims that the command line has too, and
 * {@link dev.signet.jose.jwt.internal.BoundedCache}, which the module for remembered tokens implements. Depends on core
 * alone. Begin reading at {@link dev.signet.jose.jwt.internal.SealedClaimFormat}. Not for applications.
 */
@NullMarked
package dev.signet.jose.jwt.internal;

import org.jspecify.annotations.NullMarked;
