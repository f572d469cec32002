/** A login service and a resource server on the JDK's HTTP server. {@code Demo} starts them. */
@NullMarked
package dev.signet.jose.examples.http;

import org.jspecify.annotations.NullMarked;
