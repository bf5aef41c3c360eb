/** The editor, held against real parts. */
@NullMarked
package org.campaignautomation.campaign.console.editor;

import org.jspecify.annotations.NullMarked;
