/** Reads topics: one loop each, offsets committed when a batch is settled. */
@NullMarked
package org.campaignautomation.dispatch.intake;

import org.jspecify.annotations.NullMarked;
