/** The internal REST API of upkeep. */
@NullMarked
package org.campaignautomation.enrollment.upkeep.web;

import org.jspecify.annotations.NullMarked;
