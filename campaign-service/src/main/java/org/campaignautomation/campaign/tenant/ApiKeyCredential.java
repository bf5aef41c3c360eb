package org.campaignautomation.campaign.tenant;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The key that a request came with. */
final class ApiKeyCredential extends BaseAuthenticationRequest {
  private final KeySecret secret;

  ApiKeyCredential(KeySecret secret) {
    this.secret = secret;
  }

  KeySecret secret() {
    return secret;
  }
}
