@NullMarked
package org.campaignautomation.enrollment.preview.web;

import org.jspecify.annotations.NullMarked;
