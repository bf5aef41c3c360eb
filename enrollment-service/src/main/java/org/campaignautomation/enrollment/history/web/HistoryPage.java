package org.campaignautomation.enrollment.history.web;

import java.util.List;
import org.campaignautomation.enrollment.history.HistoryEntry;
import org.jspecify.annotations.Nullable;

/** Part of somebody's history, newest first. */
record HistoryPage(List<HistoryEntry> items, @Nullable String nextCursor) {}
