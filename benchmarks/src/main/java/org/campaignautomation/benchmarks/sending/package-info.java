/** What dispatch-service alone takes of the machine: from due jobs on their topic to the ledger. */
@NullMarked
package org.campaignautomation.benchmarks.sending;

import org.jspecify.annotations.NullMarked;
