/** The processes that are measured, and what they take of the machine. */
@NullMarked
package org.campaignautomation.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
