/**
 * What would happen: due times for any schedule, and dry runs of a whole sequence.
 *
 * <p>Nothing is written, and no rule is here: the code that enrols and claims is asked.
 */
@NullMarked
package org.campaignautomation.enrollment.preview;

import org.jspecify.annotations.NullMarked;
