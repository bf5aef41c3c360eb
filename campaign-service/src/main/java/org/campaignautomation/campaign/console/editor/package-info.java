/**
 * The campaign editor: name, steps and schedule on one page, with what they would do beside it.
 *
 * <p>The page talks the API's JSON, so that what can be written there can be written here, and
 * every rule is that of saving.
 */
@NullMarked
package org.campaignautomation.campaign.console.editor;

import org.jspecify.annotations.NullMarked;
