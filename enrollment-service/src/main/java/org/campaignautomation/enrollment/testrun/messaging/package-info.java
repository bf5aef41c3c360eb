/** Test jobs on their way to dispatch-service. */
@NullMarked
package org.campaignautomation.enrollment.testrun.messaging;

import org.jspecify.annotations.NullMarked;
