/**
 * Binding of claims to records and POJOs, with Jackson databind.
 *
 * <p>With this module on the class or module path, {@link java.util.ServiceLoader} finds {@link
 * dev.signet.jose.jackson.JacksonBinding}, and nothing needs to be configured. A named module opens the package of its
 * records to {@code com.fasterxml.jackson.databind}. {@link dev.signet.jose.jackson.JwkModule} and {@link
 * dev.signet.jose.jackson.JwtClaimsModule} are for mappers of the application, whose documents contain keys or claims.
 */
package dev.signet.jose.jackson;
