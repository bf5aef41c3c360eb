/** Counter-examples for the rules of architecture. */
@NullMarked
package org.campaignautomation.enrollment.timing.wrong;

import org.jspecify.annotations.NullMarked;
