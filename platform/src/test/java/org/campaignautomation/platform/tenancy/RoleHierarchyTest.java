package org.campaignautomation.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleHierarchyTest {
  @Test
  void an_admin_may_do_all_the_others_may() {
    assertThat(rolesOf(Roles.ADMIN))
        .containsExactlyInAnyOrder(Roles.VIEWER, Roles.EDITOR, Roles.OPERATOR, Roles.ADMIN);
  }

  @Test
  void an_editor_is_no_operator() {
    assertThat(rolesOf(Roles.EDITOR)).containsExactlyInAnyOrder(Roles.VIEWER, Roles.EDITOR);
  }

  @Test
  void a_key_and_an_inner_service_gain_nothing() {
    assertThat(rolesOf(Roles.KEY_SERVICE)).containsExactly(Roles.KEY_SERVICE);
    assertThat(rolesOf(Roles.INTERNAL)).containsExactly(Roles.INTERNAL);
  }

  private static Set<String> rolesOf(String role) {
    SecurityIdentity identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("someone"))
            .addRole(role)
            .build();
    return new RoleHierarchy()
        .augment(identity, blocking -> Uni.createFrom().nothing())
        .await()
        .indefinitely()
        .getRoles();
  }
}
