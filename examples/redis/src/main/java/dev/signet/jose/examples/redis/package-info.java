/** Tokens that are accepted once by all instances of a service together, remembered in Redis. */
@NullMarked
package dev.signet.jose.examples.redis;

import org.jspecify.annotations.NullMarked;
