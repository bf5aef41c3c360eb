/** A tenant's settings on their way to the other services. */
@NullMarked
package org.campaignautomation.campaign.tenant.messaging;

import org.jspecify.annotations.NullMarked;
