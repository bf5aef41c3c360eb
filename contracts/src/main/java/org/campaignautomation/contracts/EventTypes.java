package org.campaignautomation.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CloudEvents types of our topics and the record behind each. */
public final class EventTypes {
  private static final Map<String, Class<? extends Event>> BY_NAME =
      Stream.<Class<? extends Event>>of(
              TenantSettingsChanged.class,
              CampaignDefined.class,
              ContactAdded.class,
              ContactUpdated.class,
              ContactErased.class,
              JobDue.class,
              TestJobDue.class,
              DeliveryAccepted.class,
              DeliveryFailed.class,
              DeliveryDeferred.class,
              DeliverySkipped.class,
              DeliveryUnknown.class,
              DeliveryStateChanged.class,
              TestJobEnded.class,
              CampaignProgress.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private EventTypes() {}

  /** The record class of a type; empty for a type this version does not know. */
  public static Optional<Class<? extends Event>> recordOf(String type) {
    return Optional.ofNullable(BY_NAME.get(type));
  }

  /** Every type with its record class. */
  public static Map<String, Class<? extends Event>> all() {
    return BY_NAME;
  }
}
