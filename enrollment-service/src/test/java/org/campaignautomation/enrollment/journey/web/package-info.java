/** Tests. */
@NullMarked
package org.campaignautomation.enrollment.journey.web;

import org.jspecify.annotations.NullMarked;
