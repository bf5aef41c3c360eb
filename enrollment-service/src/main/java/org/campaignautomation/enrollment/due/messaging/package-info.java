/** Due jobs on their way to dispatch-service. */
@NullMarked
package org.campaignautomation.enrollment.due.messaging;

import org.jspecify.annotations.NullMarked;
