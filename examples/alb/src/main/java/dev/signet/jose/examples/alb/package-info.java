/** The user's claims that an AWS Application Load Balancer hands on. */
@NullMarked
package dev.signet.jose.examples.alb;

import org.jspecify.annotations.NullMarked;
