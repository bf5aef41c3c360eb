package org.campaignautomation.campaign.console.editor;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page, as somebody to whom messages can be sent for a test.
 *
 * @param email as the identity provider knows it; null if it does not say
 */
public record Tester(@Nullable String email) {
  static Tester of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim(Claims.email.name()) instanceof String email
            && !email.isBlank()
        ? new Tester(email)
        : new Tester(null);
  }
}
