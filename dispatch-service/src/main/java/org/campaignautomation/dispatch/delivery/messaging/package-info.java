/** Jobs whose time has come, as enrollment-service hands them over. */
@NullMarked
package org.campaignautomation.dispatch.delivery.messaging;

import org.jspecify.annotations.NullMarked;
