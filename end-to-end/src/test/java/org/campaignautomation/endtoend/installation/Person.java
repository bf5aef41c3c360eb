package org.campaignautomation.endtoend.installation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An invented contact, whom no other contact of the run resembles: all share the patterns by which
 * {@link LogPrivacy} would know them in a log.
 *
 * @param phone a number whose area code and exchange are valid
 */
public record Person(
    String externalId, String email, String phone, String firstName, String lastName) {
  static final String MAIL_DOMAIN = "people.example";
  static final String FIRST_NAME_PREFIX = "Quillana";
  static final String LAST_NAME_PREFIX = "Zebrowskaya";

  private static final AtomicInteger LAST = new AtomicInteger();

  /** Somebody new. */
  public static Person next() {
    int number = LAST.incrementAndGet();
    return new Person(
        "crm-" + number,
        "person." + number + "@" + MAIL_DOMAIN,
        "+1646%07d".formatted(2_340_000 + number),
        FIRST_NAME_PREFIX + number,
        LAST_NAME_PREFIX + number);
  }

  /** Some new people. */
  public static List<Person> next(int count) {
    return Stream.generate(Person::next).limit(count).toList();
  }

  /** The contact as a CRM or a client of the REST API sends it, in one line. */
  public String json() {
    return """
    {"externalId":"%s","email":"%s","phone":"%s","firstName":"%s","lastName":"%s"}\
    """
        .formatted(externalId, email, phone, firstName, lastName);
  }
}
