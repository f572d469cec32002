/** What the tests of all modules share. Knows none of them. */
@NullMarked
package dev.signet.jose.testsupport;

import org.jspecify.annotations.NullMarked;
