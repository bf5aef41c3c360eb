/**
 * A tenant's settings and API keys, and who a key speaks for.
 *
 * <p>Contacts and campaigns ask it for the default zone and the senders.
 */
@NullMarked
package org.campaignautomation.campaign.tenant;

import org.jspecify.annotations.NullMarked;
