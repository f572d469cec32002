/** JSON Web Token (RFC 7519): claims, rules, nesting. */
package dev.signet.jose.jwt;
