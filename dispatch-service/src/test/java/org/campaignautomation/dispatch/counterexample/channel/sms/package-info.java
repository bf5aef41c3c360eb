/** Breaks the rules on purpose, to show that they can be broken. */
@NullMarked
package org.campaignautomation.dispatch.counterexample.channel.sms;

import org.jspecify.annotations.NullMarked;
