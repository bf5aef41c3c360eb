/** How fast the product is beside its limits and its peers, measured on the machine at hand. */
@NullMarked
package org.campaignautomation.benchmarks;

import org.jspecify.annotations.NullMarked;
