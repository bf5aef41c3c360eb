/**
 * When a step is due: delays, schedules and zones.
 *
 * <p>Pure: instants in, instants out; no clock, no framework, no database.
 */
@NullMarked
package org.campaignautomation.enrollment.timing;

import org.jspecify.annotations.NullMarked;
