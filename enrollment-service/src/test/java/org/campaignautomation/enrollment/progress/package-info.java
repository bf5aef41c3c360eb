@NullMarked
package org.campaignautomation.enrollment.progress;

import org.jspecify.annotations.NullMarked;
