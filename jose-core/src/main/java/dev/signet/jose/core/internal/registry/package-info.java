/**
 * What the registries of JOSE say about names, as tables. This package depends on no other of this project, so that
 * {@code core} can read it as well as its sister modules. Begin with {@link
 * dev.signet.jose.core.internal.registry.HeaderParameter}.
 */
package dev.signet.jose.core.internal.registry;
