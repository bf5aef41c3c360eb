/** How it is sent: rendering, SMTP and Twilio, the delivery ledger. */
@NullMarked
package org.campaignautomation.dispatch;

import org.jspecify.annotations.NullMarked;
