@NullMarked
package org.campaignautomation.enrollment.explain;

import org.jspecify.annotations.NullMarked;
