/**
 * What became of one person, over all campaigns: enrolments, jobs, what their messages came to, and
 * what people did to them.
 *
 * <p>Read from the rows as they are; nothing is written for it.
 */
@NullMarked
package org.campaignautomation.enrollment.history;

import org.jspecify.annotations.NullMarked;
