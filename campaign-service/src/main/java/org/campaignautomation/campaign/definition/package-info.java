/**
 * Campaigns: their steps and schedules, their versions, and their life from draft to archive.
 *
 * <p>What is published here is what the other services run on.
 */
@NullMarked
package org.campaignautomation.campaign.definition;

import org.jspecify.annotations.NullMarked;
