package org.campaignautomation.campaign.console.contacts;

import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The fields of a contact's form as they are sent. */
public final class ContactFields {
  @RestForm @Nullable String externalId;
  @RestForm @Nullable String email;
  @RestForm @Nullable String phone;
  @RestForm @Nullable String firstName;
  @RestForm @Nullable String lastName;
  @RestForm @Nullable String customerName;
  @RestForm @Nullable String companyName;
  @RestForm @Nullable String zone;
  @RestForm @Nullable String locale;
  @RestForm @Nullable List<String> attributeName;
  @RestForm @Nullable List<String> attributeValue;
  @RestForm @Nullable Long revision;
}
