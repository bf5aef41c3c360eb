/** The state of provider accounts, for campaign-service. */
@NullMarked
package org.campaignautomation.dispatch.throttle.web;

import org.jspecify.annotations.NullMarked;
