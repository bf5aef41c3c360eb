/**
 * Claiming due jobs and handing them over, in every pod.
 *
 * <p>The database's clock decides what is due; a lease with a fencing token decides whose it is.
 */
@NullMarked
package org.campaignautomation.enrollment.due;

import org.jspecify.annotations.NullMarked;
