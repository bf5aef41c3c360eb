/** Delivery over REST. */
@NullMarked
package org.campaignautomation.campaign.delivery.web;

import org.jspecify.annotations.NullMarked;
