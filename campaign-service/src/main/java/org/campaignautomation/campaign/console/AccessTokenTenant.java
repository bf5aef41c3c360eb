package org.campaignautomation.campaign.console;

import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.common.runtime.OidcConstants;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import org.campaignautomation.platform.tenancy.Caller;

/**
 * Gives a session's identity the tenant of its access token, which is what the API reads too. The
 * token is verified when its roles are read; here it is only looked into.
 */
@Singleton
class AccessTokenTenant implements SecurityIdentityAugmentor {
  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(identity);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity,
      AuthenticationRequestContext context,
      Map<String, Object> attributes) {
    RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
    boolean ofSession =
        request != null
            && ConsoleTenant.ID.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
    if (!ofSession || !(request.get(OidcConstants.ACCESS_TOKEN_VALUE) instanceof String token)) {
      return Uni.createFrom().item(identity);
    }
    JsonObject claims = OidcCommonUtils.decodeJwtContent(token);
    if (claims == null || !(claims.getValue(Caller.TENANT_CLAIM) instanceof String tenant)) {
      return Uni.createFrom().item(identity);
    }
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Caller.TENANT_CLAIM, tenant)
                .build());
  }
}
