/** Test jobs, as enrollment-service hands them over. */
@NullMarked
package org.campaignautomation.dispatch.preview.messaging;

import org.jspecify.annotations.NullMarked;
