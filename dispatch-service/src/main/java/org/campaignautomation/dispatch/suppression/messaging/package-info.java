/** Erasures, as campaign-service publishes them. */
@NullMarked
package org.campaignautomation.dispatch.suppression.messaging;

import org.jspecify.annotations.NullMarked;
