/** Settings and API keys over REST. */
@NullMarked
package org.campaignautomation.campaign.tenant.web;

import org.jspecify.annotations.NullMarked;
