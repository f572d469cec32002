/** What the adapters to JSON libraries have in common, as tests that each of them extends. */
package dev.signet.jose.binding;
