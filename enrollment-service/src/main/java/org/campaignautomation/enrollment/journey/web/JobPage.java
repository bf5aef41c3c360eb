package org.campaignautomation.enrollment.journey.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs, newest first.
 *
 * @param nextCursor null on the last page
 */
record JobPage(List<JobView> items, @Nullable String nextCursor) {}
