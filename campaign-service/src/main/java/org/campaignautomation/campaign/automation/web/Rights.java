package org.campaignautomation.campaign.automation.web;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.campaignautomation.platform.tenancy.Roles;

/**
 * What depends on more than the endpoint: tests are for editors too, and a key may speak for all.
 */
@Singleton
public class Rights {
  private final SecurityIdentity identity;

  Rights(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Refuses an editor what is not a test. */
  public void toAct(boolean testMode) {
    if (!testMode
        && !identity.hasRole(Roles.OPERATOR)
        && !identity.hasRole(Roles.KEY_SERVICE)
        && !identity.hasRole(Roles.KEY_PLATFORM)) {
      throw new ForbiddenException();
    }
  }
}
