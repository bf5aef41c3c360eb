package org.campaignautomation.contracts;

import java.util.UUID;

/** A job that changed, and the status it has had since. */
public record ChangedJob(UUID jobId, JobStatus status) {}
