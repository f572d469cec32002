/** A login service and a resource server on the JDK's HTTP server. {@code Demo} starts them. */
@org.jspecify.annotations.NullMarked
package dev.signet.jose.examples.http;
