/** Tests. */
@NullMarked
package org.campaignautomation.enrollment.history;

import org.jspecify.annotations.NullMarked;
