/**
 * The pages for people: what all of them share. Each area is a package below and asks the features'
 * use cases in process; it has no rules of its own, and no area needs another.
 */
@NullMarked
package org.campaignautomation.campaign.console;

import org.jspecify.annotations.NullMarked;
