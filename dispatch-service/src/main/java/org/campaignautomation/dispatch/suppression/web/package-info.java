/** The suppression list over the internal API. */
@NullMarked
package org.campaignautomation.dispatch.suppression.web;

import org.jspecify.annotations.NullMarked;
