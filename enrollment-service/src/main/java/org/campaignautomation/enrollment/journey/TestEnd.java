package org.campaignautomation.enrollment.journey;

import java.util.UUID;
import org.campaignautomation.contracts.TestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What would have become of a test job.
 *
 * @param reason why it would not be sent; null if it would
 */
public record TestEnd(UUID jobId, String tenantId, TestOutcome outcome, @Nullable String reason) {}
