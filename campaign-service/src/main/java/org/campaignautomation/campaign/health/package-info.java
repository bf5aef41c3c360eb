/**
 * Whether what was planned, what became of it and what was sent agree.
 *
 * <p>enrollment-service and dispatch-service count; this compares, and puts names to what it finds.
 */
@NullMarked
package org.campaignautomation.campaign.health;

import org.jspecify.annotations.NullMarked;
