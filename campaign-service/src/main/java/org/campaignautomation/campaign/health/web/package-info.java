/** The books over REST. */
@NullMarked
package org.campaignautomation.campaign.health.web;

import org.jspecify.annotations.NullMarked;
