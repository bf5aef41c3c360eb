/** The internal REST API, for campaign-service alone: it asks here for what it shows. */
@NullMarked
package org.campaignautomation.enrollment.journey.web;

import org.jspecify.annotations.NullMarked;
