/**
 * enrollment-service without Kafka behind its claims: what is handed over is acknowledged and
 * answered in the same process. All else is the service's own.
 */
@NullMarked
package org.campaignautomation.benchmarks.hotpath;

import org.jspecify.annotations.NullMarked;
