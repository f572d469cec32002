/**
 * Recipes: certificates in the header of a token ({@code X5cVerifier}, {@code AppStoreNotifications},
 * {@code FidoMetadata}), SMART Health Cards ({@code HealthCards}), service accounts of Kubernetes
 * ({@code ServiceAccounts}), workflows of GitHub ({@code GitHubActions}) and a key set that instances share
 * ({@code SharedJwks}).
 */
@NullMarked
package dev.signet.jose.examples.recipes;

import org.jspecify.annotations.NullMarked;
