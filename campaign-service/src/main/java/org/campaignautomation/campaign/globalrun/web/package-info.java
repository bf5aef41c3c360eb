/** The global automation endpoints. */
@NullMarked
package org.campaignautomation.campaign.globalrun.web;

import org.jspecify.annotations.NullMarked;
