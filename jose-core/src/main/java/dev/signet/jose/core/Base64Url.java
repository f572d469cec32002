package dev.signet.jose.core;

/** Holds this name's place until its code arrives. <em>Immutable.</em> */
public interface Base64Url {}
