/**
 * Binding of claims to records and POJOs, with Jackson 3 (the packages {@code tools.jackson}).
 *
 * <p>With this module on the class or module path, {@link java.util.ServiceLoader} finds {@link
 * dev.signet.jose.jackson3.JacksonBinding}, and nothing needs to be configured. A named module opens the package of its
 * records to {@code tools.jackson.databind}. {@link dev.signet.jose.jackson3.JwkModule} and {@link
 * dev.signet.jose.jackson3.JwtClaimsModule} are for mappers of the application, whose documents contain keys or claims.
 *
 * <p>To read the code, begin with {@code JacksonBinding.read}: a {@code JsonObjectParser} shows Jackson what the strict
 * reader made, and the {@code …Module} classes beside it state how values of the JDK's types are spelled.
 */
@NullMarked
package dev.signet.jose.jackson3;

import org.jspecify.annotations.NullMarked;
