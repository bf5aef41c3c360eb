/** Explanations over the internal REST API. */
@NullMarked
package org.campaignautomation.enrollment.explain.web;

import org.jspecify.annotations.NullMarked;
