/**
 * The command line, {@code jose}. Begin reading at {@link dev.signet.jose.cli.Main}, which runs {@code JoseCommand}.
 * Each {@code …Command} or {@code …Commands} declares the options of its commands and carries them out; keys come from
 * a {@code KeyReader}, other input from {@code Inputs}, and {@code ExitCodes} gives each failure its number. {@code
 * AlgorithmLists} and {@code UsualAlgorithm} take algorithms from the library.
 */
@NullMarked
package dev.signet.jose.cli;

import org.jspecify.annotations.NullMarked;
