/** A Spring Security resource server whose {@code JwtDecoder} is Signet's. */
@NullMarked
package dev.signet.jose.examples.spring;

import org.jspecify.annotations.NullMarked;
