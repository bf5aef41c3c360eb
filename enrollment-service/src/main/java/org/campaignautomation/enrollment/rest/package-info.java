/** What all resources of the internal REST API read in the same way; knows no feature. */
@NullMarked
package org.campaignautomation.enrollment.rest;

import org.jspecify.annotations.NullMarked;
