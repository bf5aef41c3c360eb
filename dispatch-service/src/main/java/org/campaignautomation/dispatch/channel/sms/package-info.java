/** SMS over Twilio. */
@NullMarked
package org.campaignautomation.dispatch.channel.sms;

import org.jspecify.annotations.NullMarked;
