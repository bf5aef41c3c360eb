/**
 * Whether what was planned and what became of it agree.
 *
 * <p>enrollment-service counts; this puts names to what it finds.
 */
@NullMarked
package org.campaignautomation.campaign.health;

import org.jspecify.annotations.NullMarked;
