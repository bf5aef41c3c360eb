/**
 * What would happen, before it does: when steps would be due, and what a message would say.
 *
 * <p>Nothing is stored or sent. The answers come from the code that plans and sends.
 */
@NullMarked
package org.campaignautomation.campaign.preview;

import org.jspecify.annotations.NullMarked;
