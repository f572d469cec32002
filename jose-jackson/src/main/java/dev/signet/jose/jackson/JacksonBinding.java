package dev.signet.jose.jackson;

/** Holds this name's place until its code arrives. <em>Immutable.</em> */
public interface JacksonBinding {}
