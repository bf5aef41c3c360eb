/** Who is asking, and for which tenant. */
@NullMarked
package org.campaignautomation.platform.tenancy;

import org.jspecify.annotations.NullMarked;
