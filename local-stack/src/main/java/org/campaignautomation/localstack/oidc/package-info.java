/** Who issues tokens: an in-process issuer for tests and a real Keycloak for the local stack. */
@NullMarked
package org.campaignautomation.localstack.oidc;

import org.jspecify.annotations.NullMarked;
