/**
 * Contacts from files: a CSV is received row by row, checked for its form, mapped to contacts, and
 * worked off in the background by whichever pod is free.
 *
 * <p>Each batch of rows is one transaction with its counts and rejects, so that a killed pod loses
 * and doubles nothing.
 */
@NullMarked
package org.campaignautomation.campaign.imports;

import org.jspecify.annotations.NullMarked;
