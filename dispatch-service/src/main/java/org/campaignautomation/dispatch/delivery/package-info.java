/** The ledger: at most one hand-over to a provider per job and attempt, and an answer to each. */
@NullMarked
package org.campaignautomation.dispatch.delivery;

import org.jspecify.annotations.NullMarked;
