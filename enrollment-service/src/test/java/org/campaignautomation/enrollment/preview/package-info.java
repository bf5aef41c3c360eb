@NullMarked
package org.campaignautomation.enrollment.preview;

import org.jspecify.annotations.NullMarked;
