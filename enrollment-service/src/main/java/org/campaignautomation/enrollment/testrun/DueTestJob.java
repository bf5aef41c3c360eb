package org.campaignautomation.enrollment.testrun;

import java.time.Instant;
import org.campaignautomation.contracts.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A test job that the rules let through.
 *
 * @param sendBefore the real job is not to be sent from this instant on; null for no limit
 * @param contact what templates see
 */
public record DueTestJob(TestJob job, @Nullable Instant sendBefore, Contact contact) {}
