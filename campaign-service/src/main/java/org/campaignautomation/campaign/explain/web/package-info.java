/** Explanations over REST. */
@NullMarked
package org.campaignautomation.campaign.explain.web;

import org.jspecify.annotations.NullMarked;
