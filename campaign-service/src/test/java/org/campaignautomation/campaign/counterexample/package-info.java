/** Classes that break each of the house rules, so that the rules are known to find them. */
@NullMarked
package org.campaignautomation.campaign.counterexample;

import org.jspecify.annotations.NullMarked;
