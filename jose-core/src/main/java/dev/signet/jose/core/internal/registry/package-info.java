/**
 * The registries of JOSE as tables. This package depends on no other of this project, so that {@code core} can use it
 * as well as the modules above. Begin with {@link
 * dev.signet.jose.core.internal.registry.HeaderParameter}.
 */
@NullMarked
package dev.signet.jose.core.internal.registry;

import org.jspecify.annotations.NullMarked;
