/** The header, base64url, strict JSON, errors and limits that all of JOSE shares. */
package dev.signet.jose.core;
