/** Reading and writing records: CloudEvents headers, JSON bodies, trace context. */
@NullMarked
package org.campaignautomation.platform.event;

import org.jspecify.annotations.NullMarked;
