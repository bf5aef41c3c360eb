/** The wire form of campaigns' progress. */
@NullMarked
package org.campaignautomation.enrollment.progress.messaging;

import org.jspecify.annotations.NullMarked;
