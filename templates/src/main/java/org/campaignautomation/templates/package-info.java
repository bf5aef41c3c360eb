/**
 * The template language: parsing with line and column, limits, escaping per channel, SMS encoding
 * and segments. Pure: no I/O, no framework.
 */
@NullMarked
package org.campaignautomation.templates;

import org.jspecify.annotations.NullMarked;
