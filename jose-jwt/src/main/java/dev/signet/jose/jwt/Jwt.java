package dev.signet.jose.jwt;

/** Holds this name's place until its code arrives. <em>Immutable.</em> */
public interface Jwt {}
