/** The rules that the packages keep, each with a counter-example that breaks it. */
@NullMarked
package org.campaignautomation.enrollment.architecture;

import org.jspecify.annotations.NullMarked;
