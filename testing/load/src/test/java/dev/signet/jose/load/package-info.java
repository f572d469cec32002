/** Signet under load: what hostile input costs, what many threads get, and what time tells. */
package dev.signet.jose.load;
