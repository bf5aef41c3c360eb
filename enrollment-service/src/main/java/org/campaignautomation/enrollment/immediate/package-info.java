/**
 * What an operator sends at once: a step or a message of no step, to some contacts, whatever the
 * campaign's schedule, order and status. Quiet hours, suppression and cap hold all the same.
 */
@NullMarked
package org.campaignautomation.enrollment.immediate;

import org.jspecify.annotations.NullMarked;
