package dev.signet.jose.jwe;

/** Holds this name's place until its code arrives. <em>Immutable.</em> */
public interface JweAlgorithm {}
