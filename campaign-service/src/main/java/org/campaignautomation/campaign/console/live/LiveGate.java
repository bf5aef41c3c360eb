package org.campaignautomation.campaign.console.live;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.campaignautomation.platform.tenancy.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who may open a connection: a page of this very origin, of somebody who belongs to a tenant. A
 * browser sends the session's cookie with any page's WebSocket, and no rule of origins but this one
 * keeps others from reading along.
 */
@Singleton
class LiveGate implements HttpUpgradeCheck {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  @Override
  public boolean appliesTo(String endpointId) {
    return LiveSocket.ID.equals(endpointId);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    return isOwn(request.getHeader("Origin"), request.scheme(), request.authority())
        ? context.securityIdentity().map(identity -> admit(context, identity))
        : CheckResult.rejectUpgrade(FORBIDDEN);
  }

  /** The tenant is the session's, whatever else a request says. */
  private static CheckResult admit(HttpUpgradeContext context, SecurityIdentity identity) {
    if (!(identity.getAttribute(Caller.TENANT_CLAIM) instanceof String tenantId)
        || tenantId.isBlank()) {
      return CheckResult.rejectUpgradeSync(FORBIDDEN);
    }
    HttpServerRequest request = context.httpRequest();
    try {
      String campaign = request.getParam("campaign");
      UUID campaignId = campaign == null ? null : UUID.fromString(campaign);
      context
          .userData()
          .put(Listener.KEY, new Listener(tenantId, campaignId, request.getParam("since")));
      Upgrades.done(request);
      return CheckResult.permitUpgradeSync();
    } catch (IllegalArgumentException e) {
      return CheckResult.rejectUpgradeSync(BAD_REQUEST);
    }
  }

  /** Whether a page is of the origin that it asks, as the outermost proxy saw that. */
  static boolean isOwn(
      @Nullable String origin, @Nullable String scheme, @Nullable HostAndPort asked) {
    if (origin == null || scheme == null || asked == null) {
      return false;
    }
    int usual = "https".equals(scheme) ? HTTPS : HTTP;
    String port = asked.port() <= 0 || asked.port() == usual ? "" : ":" + asked.port();
    return origin.equalsIgnoreCase(scheme + "://" + asked.host() + port);
  }
}
