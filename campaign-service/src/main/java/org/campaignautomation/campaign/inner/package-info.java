/**
 * How the other two services are asked: for whom, and what their failures mean to a caller.
 *
 * <p>A mechanism without a domain word; {@code enrollment} and {@code dispatch} are built on it.
 */
@NullMarked
package org.campaignautomation.campaign.inner;

import org.jspecify.annotations.NullMarked;
