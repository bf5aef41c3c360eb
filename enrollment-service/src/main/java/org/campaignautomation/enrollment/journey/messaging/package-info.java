/** dispatch-service's answers, read in batches. */
@NullMarked
package org.campaignautomation.enrollment.journey.messaging;

import org.jspecify.annotations.NullMarked;
