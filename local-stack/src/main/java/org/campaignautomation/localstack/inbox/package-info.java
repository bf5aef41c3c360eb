/**
 * The inbox page: e-mails and SMS of the local stack side by side, and Mailpit's calls for e-mails,
 * so that tools written for Mailpit work.
 */
@NullMarked
package org.campaignautomation.localstack.inbox;

import org.jspecify.annotations.NullMarked;
