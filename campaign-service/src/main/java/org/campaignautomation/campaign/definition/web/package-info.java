/** Campaigns over REST. */
@NullMarked
package org.campaignautomation.campaign.definition.web;

import org.jspecify.annotations.NullMarked;
