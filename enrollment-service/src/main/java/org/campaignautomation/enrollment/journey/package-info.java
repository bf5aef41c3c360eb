/**
 * Enrolments and their jobs: who is enrolled, what follows from each answer, what is armed next.
 *
 * <p>{@link org.campaignautomation.enrollment.journey.Transitions} decides and is pure; the tables
 * carry it out.
 */
@NullMarked
package org.campaignautomation.enrollment.journey;

import org.jspecify.annotations.NullMarked;
