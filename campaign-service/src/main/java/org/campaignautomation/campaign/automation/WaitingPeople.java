package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.definition.WaitingSteps;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.tenancy.Caller;

/** Those who wait, as enrollment-service counts them. */
@Singleton
class WaitingPeople implements WaitingSteps {
  private final Enrollment enrollment;
  private final Caller caller;

  WaitingPeople(Enrollment enrollment, Caller caller) {
    this.enrollment = enrollment;
    this.caller = caller;
  }

  @Override
  public List<Waiting> of(String tenantId, UUID campaignId) {
    return enrollment.waiting(new Asker(tenantId, caller.actor()), campaignId).stream()
        .map(step -> new Waiting(step.campaignVersion(), step.stepId(), step.count()))
        .toList();
  }
}
