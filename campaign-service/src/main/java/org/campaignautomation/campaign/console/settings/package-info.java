/**
 * What is common to all campaigns of a tenant: settings, API keys, suppressions, and one's roles.
 */
@NullMarked
package org.campaignautomation.campaign.console.settings;

import org.jspecify.annotations.NullMarked;
