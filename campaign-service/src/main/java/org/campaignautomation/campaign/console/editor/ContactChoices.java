package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.contact.ContactData;
import org.campaignautomation.campaign.contact.StoredContact;

/**
 * People to choose from.
 *
 * @param wanted what was looked for; blank for the newest
 * @param more whether there are more than these
 */
@CheckedTemplate(basePath = "console/editor", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ContactChoices(String wanted, List<Choice> choices, boolean more)
    implements TemplateInstance {
  /** Somebody. */
  public record Choice(String id, String name, String detail, String zone) {
    static Choice of(StoredContact contact) {
      ContactData data = contact.data();
      return new Choice(contact.id().toString(), name(data), detail(data), data.zone());
    }

    private static String name(ContactData data) {
      if (data.customerName() != null) {
        return data.customerName();
      }
      String name =
          Stream.of(data.firstName(), data.lastName())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" "));
      return name.isEmpty() ? data.externalId() : name;
    }

    private static String detail(ContactData data) {
      return Stream.of(data.email(), data.phone(), data.zone())
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" · "));
    }
  }

  static ContactChoices of(String wanted, Page<StoredContact> found) {
    return new ContactChoices(
        wanted, found.items().stream().map(Choice::of).toList(), found.nextCursor() != null);
  }
}
