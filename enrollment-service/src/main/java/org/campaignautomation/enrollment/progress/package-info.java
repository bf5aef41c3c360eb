/**
 * How campaigns come on: what changed, for pages that are open, and throughput and lateness over
 * time.
 *
 * <p>Watches {@code journey}, which does not know it; decides nothing and writes nothing.
 */
@NullMarked
package org.campaignautomation.enrollment.progress;

import org.jspecify.annotations.NullMarked;
