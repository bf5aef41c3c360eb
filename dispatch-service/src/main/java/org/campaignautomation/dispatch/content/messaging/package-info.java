/** Campaigns and settings, as campaign-service publishes them. */
@NullMarked
package org.campaignautomation.dispatch.content.messaging;

import org.jspecify.annotations.NullMarked;
