/** What implementations of one interface have in common, as abstract test classes that the test of each extends. */
package dev.signet.jose.contracts;
