/** Previews over REST. */
@NullMarked
package org.campaignautomation.campaign.preview.web;

import org.jspecify.annotations.NullMarked;
