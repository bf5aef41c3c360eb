package org.campaignautomation.dispatch.delivery;

/**
 * A row to be written to the ledger before anything goes out.
 *
 * @param address its hash is kept, so that one address gets one message
 * @param ending {@link Ending#NONE} for what is about to be sent
 */
record Intent(DueJob due, String address, Ending ending) {}
