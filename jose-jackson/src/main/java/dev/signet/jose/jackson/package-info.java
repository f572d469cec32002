/**
 * Claims as records and POJOs, by Jackson databind.
 *
 * <p>With this module on the class or module path, {@link java.util.ServiceLoader} finds {@link
 * dev.signet.jose.jackson.JacksonBinding} and nothing need be said. A named module opens the package of its records to
 * {@code com.fasterxml.jackson.databind}.
 */
package dev.signet.jose.jackson;
