package dev.signet.jose.testkit.left;

/** Anyone can extend it. */
public class OpenToAll {}
