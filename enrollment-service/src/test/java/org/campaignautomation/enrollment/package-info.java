/** Tests. */
@NullMarked
package org.campaignautomation.enrollment;

import org.jspecify.annotations.NullMarked;
