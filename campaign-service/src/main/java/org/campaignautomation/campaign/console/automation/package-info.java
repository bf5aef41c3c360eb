/**
 * A campaign's automation: what it does, what it has done, and what one can have it do. Numbers and
 * lists are enrollment-service's; this package only shows them.
 */
@NullMarked
package org.campaignautomation.campaign.console.automation;

import org.jspecify.annotations.NullMarked;
