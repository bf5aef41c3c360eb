/** Counter-examples for the rules of architecture. */
@NullMarked
package org.campaignautomation.enrollment.journey.wrong;

import org.jspecify.annotations.NullMarked;
