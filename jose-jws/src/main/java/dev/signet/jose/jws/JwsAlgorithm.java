package dev.signet.jose.jws;

/** Holds this name's place until its code arrives. <em>Immutable.</em> */
public interface JwsAlgorithm {}
