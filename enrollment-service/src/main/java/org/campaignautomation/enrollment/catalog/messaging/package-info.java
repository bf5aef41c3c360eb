/** campaign-service's definitions and settings, read in batches. */
@NullMarked
package org.campaignautomation.enrollment.catalog.messaging;

import org.jspecify.annotations.NullMarked;
