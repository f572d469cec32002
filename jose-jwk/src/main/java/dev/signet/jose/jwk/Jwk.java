package dev.signet.jose.jwk;

/** Holds this name's place until its code arrives. <em>Immutable.</em> */
public interface Jwk {}
