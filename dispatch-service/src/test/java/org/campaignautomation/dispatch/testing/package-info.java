/** What the service tests share: the service's neighbours, played. */
@NullMarked
package org.campaignautomation.dispatch.testing;

import org.jspecify.annotations.NullMarked;
