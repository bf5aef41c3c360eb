/**
 * At which pace, and whether at all, messages go to a provider: the rate that all pods share, and
 * the breaker that stops a pod's sending while the provider is away.
 */
@NullMarked
package org.campaignautomation.dispatch.throttle;

import org.jspecify.annotations.NullMarked;
