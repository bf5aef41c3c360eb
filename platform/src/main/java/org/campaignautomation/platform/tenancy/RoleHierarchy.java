package org.campaignautomation.platform.tenancy;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Each role includes those before it, whatever the identity provider says. */
@Singleton
public class RoleHierarchy implements SecurityIdentityAugmentor {
  private static final List<String> ASCENDING =
      List.of(Roles.VIEWER, Roles.EDITOR, Roles.OPERATOR, Roles.ADMIN);

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    int highest = -1;
    for (int rank = 0; rank < ASCENDING.size(); rank++) {
      if (identity.hasRole(ASCENDING.get(rank))) {
        highest = rank;
      }
    }
    if (highest <= 0) {
      return Uni.createFrom().item(identity);
    }
    QuarkusSecurityIdentity.Builder augmented = QuarkusSecurityIdentity.builder(identity);
    ASCENDING.subList(0, highest).forEach(augmented::addRole);
    return Uni.createFrom().item(augmented.build());
  }
}
