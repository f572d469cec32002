/** JSON Web Encryption (RFC 7516). */
package dev.signet.jose.jwe;
