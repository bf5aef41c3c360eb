/**
 * The manners of the public REST API: pages, entity tags, idempotency keys.
 *
 * <p>No domain word; every feature's web package uses it.
 */
@NullMarked
package org.campaignautomation.campaign.api;

import org.jspecify.annotations.NullMarked;
