@NullMarked
package org.campaignautomation.enrollment.testrun;

import org.jspecify.annotations.NullMarked;
