/** The list of mutants that may survive, and its comparison with the reports of PIT. */
@NullMarked
package dev.signet.jose.mutation;

import org.jspecify.annotations.NullMarked;
