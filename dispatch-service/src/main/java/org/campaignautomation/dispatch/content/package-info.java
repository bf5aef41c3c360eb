/** What a message says: copies of campaigns and settings, and rendering. */
@NullMarked
package org.campaignautomation.dispatch.content;

import org.jspecify.annotations.NullMarked;
