/** Timelines over REST. */
@NullMarked
package org.campaignautomation.campaign.timeline.web;

import org.jspecify.annotations.NullMarked;
