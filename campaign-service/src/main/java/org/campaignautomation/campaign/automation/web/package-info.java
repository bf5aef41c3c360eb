/** The automation API over REST. */
@NullMarked
package org.campaignautomation.campaign.automation.web;

import org.jspecify.annotations.NullMarked;
