/**
 * Plain SQL: binding, reading, transactions.
 *
 * <p>A mechanism without a domain word; each feature keeps its own statements.
 */
@NullMarked
package org.campaignautomation.campaign.database;

import org.jspecify.annotations.NullMarked;
