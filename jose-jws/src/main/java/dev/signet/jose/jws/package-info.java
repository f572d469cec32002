/** JSON Web Signature (RFC 7515). */
package dev.signet.jose.jws;
