/** Unknown outcomes, as campaign-service asks for them and has them settled. */
@NullMarked
package org.campaignautomation.dispatch.delivery.web;

import org.jspecify.annotations.NullMarked;
