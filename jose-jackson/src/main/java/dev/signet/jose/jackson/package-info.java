/**
 * Binding of claims to records and POJOs, with Jackson 2 (the packages {@code com.fasterxml.jackson}).
 *
 * <p>With this module on the class or module path, {@link java.util.ServiceLoader} finds {@link
 * dev.signet.jose.jackson.JacksonBinding}, and nothing needs to be configured. A named module opens the package of its
 * records to {@code com.fasterxml.jackson.databind}. {@link dev.signet.jose.jackson.JwkModule} and {@link
 * dev.signet.jose.jackson.JwtClaimsModule} are for mappers of the application, whose documents contain keys or claims.
 *
 * <p>To read the code, begin with {@code JacksonBinding.read}: a {@code JsonObjectParser} shows Jackson what the strict
 * reader made, and the {@code …Module} classes beside it state how values of the JDK's types are spelled.
 */
@NullMarked
package dev.signet.jose.jackson;

import org.jspecify.annotations.NullMarked;
