/**
 * dispatch-service as this service knows it: its internal API, and the records it speaks in.
 *
 * <p>Every feature may ask it; it needs none of them.
 */
@NullMarked
package org.campaignautomation.campaign.dispatch;

import org.jspecify.annotations.NullMarked;
