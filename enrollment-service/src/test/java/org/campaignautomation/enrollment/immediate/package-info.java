/** Tests. */
@NullMarked
package org.campaignautomation.enrollment.immediate;

import org.jspecify.annotations.NullMarked;
