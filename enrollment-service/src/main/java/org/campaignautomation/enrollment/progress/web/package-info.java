/** The internal REST API of campaigns' progress. */
@NullMarked
package org.campaignautomation.enrollment.progress.web;

import org.jspecify.annotations.NullMarked;
