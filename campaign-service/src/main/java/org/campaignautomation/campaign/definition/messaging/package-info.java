/** Campaigns on their way to the other services. */
@NullMarked
package org.campaignautomation.campaign.definition.messaging;

import org.jspecify.annotations.NullMarked;
