/** The whole product: from a contact on the CRM's topic to the providers, and back. */
@NullMarked
package org.campaignautomation.benchmarks.whole;

import org.jspecify.annotations.NullMarked;
