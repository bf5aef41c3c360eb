@NullMarked
package org.campaignautomation.enrollment.explain.web;

import org.jspecify.annotations.NullMarked;
