/**
 * What is known of campaigns and tenants, built from campaign-service's events.
 *
 * <p>Versions are kept for ever: people in flight stay on theirs. Content is dispatch-service's
 * matter and is not kept.
 */
@NullMarked
package org.campaignautomation.enrollment.catalog;

import org.jspecify.annotations.NullMarked;
