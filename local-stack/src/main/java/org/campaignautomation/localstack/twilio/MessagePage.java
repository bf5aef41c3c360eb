package org.campaignautomation.localstack.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.campaignautomation.localstack.http.Request;
import org.jspecify.annotations.Nullable;

/** The list of messages with Twilio's filters and paging, newest first. */
final class MessagePage {
  private static final int DEFAULT_SIZE = 50;
  private static final int LARGEST_SIZE = 1_000;
  static final List<String> FILTERS = List.of("To", "From", "DateSent", "DateSent<", "DateSent>");

  private final String accountSid;
  private final Request request;
  private final int size;
  private final int page;

  /**
   * @throws IllegalArgumentException if a parameter is not understood
   */
  MessagePage(String accountSid, Request request) {
    this.accountSid = accountSid;
    this.request = request;
    this.size = Math.clamp(number("PageSize", DEFAULT_SIZE), 1, LARGEST_SIZE);
    this.page = Math.max(0, number("Page", 0));
  }

  /** The page that was asked for. */
  Map<String, @Nullable Object> of(List<SmsMessage> newestFirst) {
    List<SmsMessage> matching = newestFirst.stream().filter(filter()).toList();
    int from = start(matching);
    List<SmsMessage> shown = matching.subList(from, Math.min(from + size, matching.size()));
    boolean more = from + shown.size() < matching.size();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("end", page * size + Math.max(0, shown.size() - 1));
    json.put("first_page_uri", uri(0, null));
    json.put("messages", shown.stream().map(m -> MessageJson.of(accountSid, m)).toList());
    json.put("next_page_uri", more ? uri(page + 1, shown.getLast().sid()) : null);
    json.put("page", page);
    json.put("page_size", size);
    json.put("previous_page_uri", page > 0 ? uri(page - 1, sidBefore(matching, from)) : null);
    json.put("start", page * size);
    json.put("uri", uri(page, null));
    return json;
  }

  /** A token names the last message of the page before, so that newer ones move nothing. */
  private int start(List<SmsMessage> matching) {
    Optional<String> token = request.queryValue("PageToken");
    if (token.isEmpty()) {
      return Math.min(page * size, matching.size());
    }
    String sid = token.get().replaceFirst("^PA", "");
    for (int i = 0; i < matching.size(); i++) {
      if (matching.get(i).sid().equals(sid)) {
        return i + 1;
      }
    }
    return matching.size();
  }

  private @Nullable String sidBefore(List<SmsMessage> matching, int from) {
    int last = from - size - 1;
    return last < 0 ? null : matching.get(last).sid();
  }

  private Predicate<SmsMessage> filter() {
    List<Predicate<SmsMessage>> filters = new ArrayList<>();
    request.queryValue("To").ifPresent(to -> filters.add(m -> m.to().equals(to)));
    request.queryValue("From").ifPresent(from -> filters.add(m -> m.from().equals(from)));
    request
        .queryValue("DateSent")
        .map(Moment::parse)
        .ifPresent(moment -> filters.add(m -> moment.covers(m.sentAt())));
    request
        .queryValue("DateSent<")
        .map(Moment::parse)
        .ifPresent(
            moment -> filters.add(m -> m.sentAt() != null && !m.sentAt().isAfter(moment.from())));
    request
        .queryValue("DateSent>")
        .map(Moment::parse)
        .ifPresent(
            moment -> filters.add(m -> m.sentAt() != null && !m.sentAt().isBefore(moment.from())));
    return message -> filters.stream().allMatch(filter -> filter.test(message));
  }

  private String uri(int number, @Nullable String lastSid) {
    StringBuilder uri =
        new StringBuilder("/2010-04-01/Accounts/" + accountSid + "/Messages.json?PageSize=" + size)
            .append("&Page=")
            .append(number);
    if (lastSid != null) {
      uri.append("&PageToken=PA").append(lastSid);
    }
    for (String name : FILTERS) {
      request
          .queryValue(name)
          .ifPresent(
              value -> uri.append('&').append(encode(name)).append('=').append(encode(value)));
    }
    return uri.toString();
  }

  private int number(String name, int otherwise) {
    return request.queryValue(name).map(Integer::parseInt).orElse(otherwise);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * A date or an instant in a filter.
   *
   * @param from its beginning
   * @param length a day for a date, a second for an instant: what Twilio's form can tell apart
   */
  private record Moment(Instant from, Duration length) {
    static Moment parse(String text) {
      try {
        return text.length() == 10
            ? new Moment(
                LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(), Duration.ofDays(1))
            : new Moment(Instant.parse(text), Duration.ofSeconds(1));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("not a date: " + text, e);
      }
    }

    boolean covers(@Nullable Instant instant) {
      return instant != null && !instant.isBefore(from) && instant.isBefore(from.plus(length));
    }
  }
}
