/**
 * Plain SQL on the hot path: multi-row statements with typed array parameters.
 *
 * <p>Knows no table; each feature has one class per table of its own.
 */
@NullMarked
package org.campaignautomation.enrollment.sql;

import org.jspecify.annotations.NullMarked;
