package org.campaignautomation.enrollment.testrun;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.JobState;

/**
 * A claimed test job.
 *
 * @param revision the number of claims, the fencing token
 * @param dueAt when the real job is due
 * @param real the real job that it mirrors, as it was when the run was started
 */
public record TestJob(UUID id, UUID runId, long revision, Instant dueAt, JobState real) {}
