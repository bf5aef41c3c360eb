/**
 * Black-box scenarios over the three packaged services.
 *
 * <p>Nothing of a service is imported: what is not seen over HTTP, Kafka, at the sinks or in the
 * logs is not tested here.
 */
@NullMarked
package org.campaignautomation.endtoend;

import org.jspecify.annotations.NullMarked;
