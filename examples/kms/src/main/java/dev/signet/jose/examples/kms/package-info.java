/** Recipes for keys in a KMS. */
@NullMarked
package dev.signet.jose.examples.kms;

import org.jspecify.annotations.NullMarked;
