package org.campaignautomation.campaign.counterexample.second;

import org.campaignautomation.campaign.counterexample.first.ThingDto;
import org.jspecify.annotations.Nullable;

/** A table for everybody, in a feature that needs the one that needs it. */
public class SecondTable {
  @Nullable ThingDto thing;
}
