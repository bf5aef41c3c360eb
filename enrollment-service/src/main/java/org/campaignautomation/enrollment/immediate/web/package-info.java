/** Sending at once over the internal REST API. */
@NullMarked
package org.campaignautomation.enrollment.immediate.web;

import org.jspecify.annotations.NullMarked;
