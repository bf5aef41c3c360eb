/** Identifiers: time-ordered, made without a round trip. */
@NullMarked
package org.campaignautomation.platform.ids;

import org.jspecify.annotations.NullMarked;
