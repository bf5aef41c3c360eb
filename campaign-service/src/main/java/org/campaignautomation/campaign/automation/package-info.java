/**
 * The automation endpoints: enrolling, processing and sending by hand, in earnest or as a test.
 *
 * <p>enrollment-service and dispatch-service do the work; this says who may ask for it, for which
 * campaign and which people.
 */
@NullMarked
package org.campaignautomation.campaign.automation;

import org.jspecify.annotations.NullMarked;
