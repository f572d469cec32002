/**
 * The text of tokens as octets. This package depends on no other of this project, so that {@code core} can use it as
 * well as the modules above. Begin with {@link dev.signet.jose.core.internal.text.TokenText}.
 */
@NullMarked
package dev.signet.jose.core.internal.text;

import org.jspecify.annotations.NullMarked;
