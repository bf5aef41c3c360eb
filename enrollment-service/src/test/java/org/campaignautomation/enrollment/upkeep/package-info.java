@NullMarked
package org.campaignautomation.enrollment.upkeep;

import org.jspecify.annotations.NullMarked;
