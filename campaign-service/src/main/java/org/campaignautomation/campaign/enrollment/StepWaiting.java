package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/** People who wait for a step. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StepWaiting(int campaignVersion, UUID stepId, long count) {}
