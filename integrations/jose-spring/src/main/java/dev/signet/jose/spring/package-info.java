/**
 * Signet for Spring Security: {@link dev.signet.jose.spring.SignetJwtDecoder},
 * {@link dev.signet.jose.spring.SignetReactiveJwtDecoder} and {@link dev.signet.jose.spring.SignetJwtEncoder} take the
 * place of Spring's own; begin reading there. Nothing here needs Spring Boot.
 */
@NullMarked
package dev.signet.jose.spring;

import org.jspecify.annotations.NullMarked;
