package org.campaignautomation.enrollment.journey;

import java.util.UUID;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment that is to be made unless it exists.
 *
 * @param run 1 for the first time a contact goes through the campaign
 * @param traceparent the trace of the event that enrols
 */
record NewEnrollment(
    UUID id, Campaign campaign, Arrival contact, int run, @Nullable String traceparent) {}
