package dev.signet.jose.testsupport.left;

/** Anyone can extend it. */
public class OpenToAll {}
