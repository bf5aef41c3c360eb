/** Due times against vectors, against brute force, and case by case. */
@NullMarked
package org.campaignautomation.enrollment.timing;

import org.jspecify.annotations.NullMarked;
