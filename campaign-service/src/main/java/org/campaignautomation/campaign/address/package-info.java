/**
 * Pure: e-mail addresses, phone numbers and time zones in their normal form.
 *
 * <p>Contacts, settings and campaigns check with it.
 */
@NullMarked
package org.campaignautomation.campaign.address;

import org.jspecify.annotations.NullMarked;
