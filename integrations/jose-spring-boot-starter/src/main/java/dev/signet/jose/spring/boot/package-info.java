/**
 * Decoders and encoders from the properties {@code signet.jwt}, for Spring Boot. Begin reading at
 * {@link dev.signet.jose.spring.boot.SignetJwtAutoConfiguration}.
 */
@NullMarked
package dev.signet.jose.spring.boot;

import org.jspecify.annotations.NullMarked;
