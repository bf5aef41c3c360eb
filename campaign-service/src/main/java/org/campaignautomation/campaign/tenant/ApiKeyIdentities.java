package org.campaignautomation.campaign.tenant;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** Whom a key speaks for: its tenant with its scope, or the installation. */
@Singleton
class ApiKeyIdentities implements IdentityProvider<ApiKeyCredential> {
  private final ApiKeys keys;
  private final PlatformKeys platformKeys;

  ApiKeyIdentities(ApiKeys keys, PlatformKeys platformKeys) {
    this.keys = keys;
    this.platformKeys = platformKeys;
  }

  @Override
  public Class<ApiKeyCredential> getRequestType() {
    return ApiKeyCredential.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      ApiKeyCredential credential, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(credential.secret()));
  }

  private SecurityIdentity identity(KeySecret secret) {
    if (platformKeys.contains(secret)) {
      return QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("platform-key"))
          .addRole(Roles.KEY_PLATFORM)
          .build();
    }
    ApiKey key = keys.find(secret).orElseThrow(AuthenticationFailedException::new);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("key:" + key.id()))
        .addRole(key.scope().role())
        .addAttribute(Caller.TENANT_CLAIM, key.tenantId())
        .build();
  }
}
