package dev.signet.jose.jwt;

import java.util.function.Predicate;

/**
 * One check of an application's own, with a name for the list of failures.
 *
 * <p>Immutable; thread-safe if the predicate is, which should also be stateless.
 *
 * @param claim the claim that is looked at, for the report
 * @param expected what is asked for, in words and without values of a token, for example {@code "a known tenant"}
 * @param holds returns whether a claims set meets the rule; an
 *     {@link dev.signet.jose.core.InvalidTokenException}, from a getter for a claim of another type, from
 *     {@link JwtClaims#as(Class)}, or from another decoder for a token inside this one, counts as a failure, and so does the
 *     {@code IllegalArgumentException} of a {@link dev.signet.jose.core.JsonObject} for a member of another type
 */
public record ClaimRule(String claim, String expected, Predicate<JwtClaims> holds) {}
