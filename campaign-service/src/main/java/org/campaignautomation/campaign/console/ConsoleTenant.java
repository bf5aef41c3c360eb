package org.campaignautomation.campaign.console;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Whose rules of logging in hold for a request: the console's are sessions, all other paths take
 * tokens and keys only. By the path alone, so that nothing in a request can choose.
 */
@Singleton
class ConsoleTenant implements TenantResolver {
  /** The configuration below {@code quarkus.oidc.console}. */
  static final String ID = "console";

  @Override
  public String resolve(RoutingContext context) {
    return ConsolePaths.contain(context) ? ID : OidcUtils.DEFAULT_TENANT_ID;
  }
}
