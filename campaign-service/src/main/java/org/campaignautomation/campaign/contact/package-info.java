/**
 * Contacts: taken in by REST, in bulk and from the CRM's topic, one for each external id of a
 * tenant.
 *
 * <p>Every door goes through {@link org.campaignautomation.campaign.contact.Contacts}.
 */
@NullMarked
package org.campaignautomation.campaign.contact;

import org.jspecify.annotations.NullMarked;
