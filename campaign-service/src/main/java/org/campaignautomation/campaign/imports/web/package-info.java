/** The REST edge of imports. */
@NullMarked
package org.campaignautomation.campaign.imports.web;

import org.jspecify.annotations.NullMarked;
