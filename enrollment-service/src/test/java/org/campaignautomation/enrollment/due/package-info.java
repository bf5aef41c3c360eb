/** Tests. */
@NullMarked
package org.campaignautomation.enrollment.due;

import org.jspecify.annotations.NullMarked;
