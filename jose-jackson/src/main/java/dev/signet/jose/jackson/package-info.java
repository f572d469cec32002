/** Claims as records and POJOs, by Jackson databind. */
package dev.signet.jose.jackson;
