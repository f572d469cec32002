/** A Spring Security resource server whose decoder is made of properties by {@code jose-spring-boot-starter}. */
@NullMarked
package dev.signet.jose.examples.spring;

import org.jspecify.annotations.NullMarked;
