/** B1, B2, B3, B8 and B9: enrollment-service alone, its database, and what others do with one. */
@NullMarked
package org.campaignautomation.benchmarks.enrolling;

import org.jspecify.annotations.NullMarked;
