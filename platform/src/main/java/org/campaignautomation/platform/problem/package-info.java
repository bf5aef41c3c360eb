/** RFC 9457 problem documents, the same from every service. */
@NullMarked
package org.campaignautomation.platform.problem;

import org.jspecify.annotations.NullMarked;
