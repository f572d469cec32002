/**
 * The claims of a user that an AWS Application Load Balancer adds to a request. Begin reading at {@code AlbVerifier}.
 */
@NullMarked
package dev.signet.jose.examples.alb;

import org.jspecify.annotations.NullMarked;
