/** campaign-service's contacts, read in batches. */
@NullMarked
package org.campaignautomation.enrollment.contact.messaging;

import org.jspecify.annotations.NullMarked;
