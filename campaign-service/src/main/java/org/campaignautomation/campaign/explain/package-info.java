/**
 * Why something is, or is not, sent.
 *
 * <p>The rules that are decided here come first, then those of enrollment-service, then
 * suppressions.
 */
@NullMarked
package org.campaignautomation.campaign.explain;

import org.jspecify.annotations.NullMarked;
