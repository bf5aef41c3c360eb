package org.campaignautomation.enrollment.journey.wrong;

import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.enrollment.due.DueJob;

/** Breaks the rules on purpose: an event record outside messaging, and a cycle of features. */
record EventInTheDomain(JobDue due, DueJob job) {}
