/** What the sending side shows and lets be decided: dispatch-service is asked, nothing is kept. */
@NullMarked
package org.campaignautomation.campaign.delivery;

import org.jspecify.annotations.NullMarked;
