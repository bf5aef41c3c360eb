/** Previews over the internal API. */
@NullMarked
package org.campaignautomation.dispatch.preview.web;

import org.jspecify.annotations.NullMarked;
