/** Recipes for keys in a KMS, one class for each vendor. */
@NullMarked
package dev.signet.jose.examples.kms;

import org.jspecify.annotations.NullMarked;
