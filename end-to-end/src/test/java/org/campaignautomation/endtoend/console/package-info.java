/** The console in a real browser. */
@NullMarked
package org.campaignautomation.endtoend.console;

import org.jspecify.annotations.NullMarked;
