/** The contacts: search, each with its timeline, changes, erasure, and imports from files. */
@NullMarked
package org.campaignautomation.campaign.console.contacts;

import org.jspecify.annotations.NullMarked;
