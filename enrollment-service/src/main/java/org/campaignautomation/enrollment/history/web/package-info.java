/** Histories over the internal API. */
@NullMarked
package org.campaignautomation.enrollment.history.web;

import org.jspecify.annotations.NullMarked;
