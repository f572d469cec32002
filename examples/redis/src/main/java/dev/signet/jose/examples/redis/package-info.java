/** A store of used tokens in Redis, so that all instances of a service together accept a token once. */
@NullMarked
package dev.signet.jose.examples.redis;

import org.jspecify.annotations.NullMarked;
