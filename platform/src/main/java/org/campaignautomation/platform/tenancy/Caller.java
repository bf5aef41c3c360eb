package org.campaignautomation.platform.tenancy;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, and for which tenant. The tenant comes from the verified token or API key, never
 * from the request; one of our own services alone may name it, in {@code X-Tenant-Id}.
 */
@RequestScoped
public class Caller {
  /** The token's claim, and the identity's attribute, that hold the tenant. */
  public static final String TENANT_CLAIM = "tenant_id";

  /** The tenant that one of our own services asks for. */
  public static final String TENANT_HEADER = "X-Tenant-Id";

  /** The person or key on whose behalf one of our own services asks. */
  public static final String ACTOR_HEADER = "X-Actor";

  private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{1,63}");

  private final SecurityIdentity identity;
  private final RoutingContext request;

  Caller(SecurityIdentity identity, RoutingContext request) {
    this.identity = identity;
    this.request = request;
  }

  /**
   * The tenant whose data this request may see.
   *
   * @throws ProblemException 403 if the caller belongs to none
   */
  public String tenantId() {
    String tenant =
        identity.hasRole(Roles.INTERNAL) ? request.request().getHeader(TENANT_HEADER) : ownTenant();
    if (tenant == null || !TENANT.matcher(tenant).matches()) {
      throw new ProblemException(
          Problem.of(403, "forbidden", "Your token or key belongs to no tenant."));
    }
    return tenant;
  }

  /** A name for records of who did what: a user's or a key's, never an address. */
  public String actor() {
    String named =
        identity.hasRole(Roles.INTERNAL) ? request.request().getHeader(ACTOR_HEADER) : null;
    return named != null ? named : identity.getPrincipal().getName();
  }

  private @Nullable String ownTenant() {
    Object tenant = identity.getAttribute(TENANT_CLAIM);
    if (tenant == null && identity.getPrincipal() instanceof JsonWebToken token) {
      tenant = token.getClaim(TENANT_CLAIM);
    }
    return tenant instanceof String text ? text : null;
  }
}
