/**
 * What keeps the tables small and right: removing jobs that ended long ago, and balancing the
 * books.
 *
 * <p>Runs in every pod, without a leader and without overlap.
 */
@NullMarked
package org.campaignautomation.enrollment.upkeep;

import org.jspecify.annotations.NullMarked;
