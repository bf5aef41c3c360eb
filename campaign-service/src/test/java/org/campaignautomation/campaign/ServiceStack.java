package org.campaignautomation.campaign;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.StackResource;

/** The real parts behind every {@code *IT}, started once for all of them. */
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "campaign"),
    scope = TestResourceScope.GLOBAL)
@WithTestResource(value = FakeEnrollment.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = FakeDispatch.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TestTenants.class, scope = TestResourceScope.GLOBAL)
final class ServiceStack {
  private ServiceStack() {}
}
