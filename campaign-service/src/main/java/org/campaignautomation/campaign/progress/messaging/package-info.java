/** The topics that say what changes. */
@NullMarked
package org.campaignautomation.campaign.progress.messaging;

import org.jspecify.annotations.NullMarked;
