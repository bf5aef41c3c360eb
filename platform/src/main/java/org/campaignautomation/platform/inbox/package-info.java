/** What a consumer has already seen, for events without a natural key. */
@NullMarked
package org.campaignautomation.platform.inbox;

import org.jspecify.annotations.NullMarked;
