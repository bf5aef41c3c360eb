/** What stands for the providers: counts every message, and says when it was there. */
@NullMarked
package org.campaignautomation.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
