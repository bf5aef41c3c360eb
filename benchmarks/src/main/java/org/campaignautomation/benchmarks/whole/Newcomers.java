package org.campaignautomation.benchmarks.whole;

import java.util.concurrent.atomic.AtomicInteger;
import org.campaignautomation.benchmarks.sink.Arrivals;

/** People whom a CRM tells of for the first time: numbers in a row that nobody had before. */
record Newcomers(int from, int count) {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  /** Some whom nobody knows yet. */
  static Newcomers next(int count) {
    return new Newcomers(NEXT.getAndAdd(count), count);
  }

  int person(int index) {
    return from + index;
  }

  static String address(int person) {
    return "person." + person + "@people.example";
  }

  /** A number whose area code and exchange are valid. */
  static String phone(int person) {
    return "+1646%07d".formatted(2_340_000 + person);
  }

  static String externalId(int person) {
    return "crm-" + person;
  }

  static String json(int person) {
    return """
        {"externalId":"%s","email":"%s","phone":"%s","firstName":"Kim%d","lastName":"Doe"}"""
        .formatted(externalId(person), address(person), phone(person), person);
  }

  /** How many have no e-mail. */
  int withoutMail(Arrivals mails) {
    int missing = 0;
    for (int index = 0; index < count; index++) {
      missing += mails.nanos(address(person(index))) == 0 ? 1 : 0;
    }
    return missing;
  }

  /** How many have no SMS. */
  int withoutText(Arrivals texts) {
    int missing = 0;
    for (int index = 0; index < count; index++) {
      missing += texts.nanos(phone(person(index))) == 0 ? 1 : 0;
    }
    return missing;
  }

  /** When the last of them had an e-mail, on the scale of {@link System#nanoTime}. */
  long lastMail(Arrivals mails) {
    long last = 0;
    for (int index = 0; index < count; index++) {
      last = Math.max(last, mails.nanos(address(person(index))));
    }
    return last;
  }
}
