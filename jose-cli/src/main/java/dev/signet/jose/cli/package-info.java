/** The command line, {@code jose}. */
package dev.signet.jose.cli;
