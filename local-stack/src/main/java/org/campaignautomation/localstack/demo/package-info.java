/**
 * The demonstration: contacts from a file into a campaign over all doors, and what arrives counted
 * at the inbox and the Twilio endpoint themselves.
 */
@NullMarked
package org.campaignautomation.localstack.demo;

import org.jspecify.annotations.NullMarked;
