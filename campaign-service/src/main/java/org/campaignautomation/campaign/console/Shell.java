package org.campaignautomation.campaign.console;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** What every page knows: who looks at it, for which tenant, and what they may do. */
@RequestScoped
@Named("shell")
public class Shell {
  private static final List<String> ROLES =
      List.of(Roles.ADMIN, Roles.OPERATOR, Roles.EDITOR, Roles.VIEWER);

  private final SecurityIdentity identity;
  private final Caller caller;
  private final CsrfTokenParameterProvider csrf;

  Shell(SecurityIdentity identity, Caller caller, CsrfTokenParameterProvider csrf) {
    this.identity = identity;
    this.caller = caller;
    this.csrf = csrf;
  }

  /** The user's name, as the identity provider knows it. */
  public String user() {
    return identity.getPrincipal().getName();
  }

  /** The tenant; empty for somebody who belongs to none, who sees an error page only. */
  public String tenant() {
    try {
      return caller.tenantId();
    } catch (ProblemException e) {
      return "";
    }
  }

  /** The areas that there are. */
  public List<Area> areas() {
    return List.of(Area.values());
  }

  /** The user's highest role, or that there is none. */
  public String role() {
    return ROLES.stream().filter(identity::hasRole).findFirst().orElse("no role");
  }

  /** All of the user's roles, the highest first. */
  public List<String> roles() {
    return ROLES.stream().filter(identity::hasRole).toList();
  }

  /** Whether the user may edit campaigns and contacts. */
  public boolean editor() {
    return identity.hasRole(Roles.EDITOR);
  }

  /** Whether the user may run campaigns. */
  public boolean operator() {
    return identity.hasRole(Roles.OPERATOR);
  }

  /** Whether the user may change settings and keys, and erase. */
  public boolean admin() {
    return identity.hasRole(Roles.ADMIN);
  }

  /** What a form must send back; empty in the answer to a request that was refused. */
  public String csrfToken() {
    try {
      return csrf.getToken();
    } catch (IllegalStateException e) {
      return "";
    }
  }

  /** The form field's name for it. */
  public String csrfField() {
    return csrf.getParameterName();
  }

  /** The header's name for it. */
  public String csrfHeader() {
    return csrf.getHeaderName();
  }
}
