/** Starting and reading test runs over the internal REST API. */
@NullMarked
package org.campaignautomation.enrollment.testrun.web;

import org.jspecify.annotations.NullMarked;
