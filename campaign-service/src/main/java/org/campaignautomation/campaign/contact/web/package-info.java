/** Contacts over REST: one by one, and in bulk. */
@NullMarked
package org.campaignautomation.campaign.contact.web;

import org.jspecify.annotations.NullMarked;
