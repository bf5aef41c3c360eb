/**
 * Test runs: a campaign's next jobs mirrored as test jobs, which go through the same rules and on
 * to a consumer that has no provider to call.
 *
 * <p>Real rows are only read.
 */
@NullMarked
package org.campaignautomation.enrollment.testrun;

import org.jspecify.annotations.NullMarked;
