/** The port to the providers: messages, their outcomes, and who takes them. */
@NullMarked
package org.campaignautomation.dispatch.channel;

import org.jspecify.annotations.NullMarked;
