/**
 * What is known of contacts, built from campaign-service's events.
 *
 * <p>An erased contact leaves its id and revision, so that an older event does not bring it back.
 */
@NullMarked
package org.campaignautomation.enrollment.contact;

import org.jspecify.annotations.NullMarked;
