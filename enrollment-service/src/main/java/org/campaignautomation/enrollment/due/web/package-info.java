/** Handing over at once over the internal REST API. */
@NullMarked
package org.campaignautomation.enrollment.due.web;

import org.jspecify.annotations.NullMarked;
