/** Tools that only the sister modules see. */
package dev.signet.jose.core.internal;
