/** Tests. */
@NullMarked
package org.campaignautomation.enrollment.journey;

import org.jspecify.annotations.NullMarked;
