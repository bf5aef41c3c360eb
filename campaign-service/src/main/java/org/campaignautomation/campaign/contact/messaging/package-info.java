/** Contacts from the CRM's topic, and on their way to the other services. */
@NullMarked
package org.campaignautomation.campaign.contact.messaging;

import org.jspecify.annotations.NullMarked;
