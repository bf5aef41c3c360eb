/** Previews over the internal REST API. */
@NullMarked
package org.campaignautomation.enrollment.preview.web;

import org.jspecify.annotations.NullMarked;
