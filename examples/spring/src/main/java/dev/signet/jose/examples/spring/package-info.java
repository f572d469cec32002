/** A Spring Security resource server whose {@code JwtDecoder} is Signet's. */
@org.jspecify.annotations.NullMarked
package dev.signet.jose.examples.spring;
