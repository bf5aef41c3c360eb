/** What is sent: campaigns, contacts, tenant settings; the only public API. */
@NullMarked
package org.campaignautomation.campaign;

import org.jspecify.annotations.NullMarked;
