package org.campaignautomation.campaign.console.settings;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.campaignautomation.campaign.tenant.FrequencyCapDraft;
import org.campaignautomation.campaign.tenant.QuietHoursDraft;
import org.campaignautomation.campaign.tenant.SettingsChange;
import org.campaignautomation.campaign.tenant.TenantSettings;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/**
 * The settings as the page's form has them: texts, as typed, empty where nothing is.
 *
 * @param revision of the settings that were shown; a change is refused if they are others by now
 */
public record SettingsForm(
    long revision,
    String companyName,
    String defaultZone,
    String emailAddress,
    String emailName,
    String emailReplyTo,
    String smsFrom,
    List<Quiet> quietHours,
    String perDay,
    String perWeek,
    FrequencyCap.OnExceeded onExceeded) {
  /** More than any limit of ours, so that what is no number is refused like one out of range. */
  private static final int NO_NUMBER = Integer.MAX_VALUE;

  /** Quiet hours as typed. */
  public record Quiet(Channel channel, String start, String end, QuietHours.OnQuiet onQuiet) {
    /** A line that nobody has filled in yet. */
    static final Quiet BLANK = new Quiet(Channel.EMAIL, "", "", QuietHours.OnQuiet.HOLD);

    private boolean isBlank() {
      return start.isBlank() && end.isBlank();
    }

    private QuietHoursDraft draft() {
      return new QuietHoursDraft(channel, time(start), time(end), onQuiet);
    }
  }

  static SettingsForm of(TenantSettings settings) {
    EmailSender email = settings.emailSender();
    SmsSender sms = settings.smsSender();
    FrequencyCap cap = settings.frequencyCap();
    return new SettingsForm(
        settings.revision(),
        settings.companyName(),
        settings.defaultZone(),
        email == null ? "" : email.address(),
        email == null ? "" : Objects.requireNonNullElse(email.name(), ""),
        email == null ? "" : Objects.requireNonNullElse(email.replyTo(), ""),
        sms == null ? "" : sms.from(),
        settings.quietHours().stream()
            .map(
                hours ->
                    new Quiet(
                        hours.channel(),
                        hours.start().toString(),
                        hours.end().toString(),
                        hours.onQuiet()))
            .toList(),
        cap == null ? "" : count(cap.perDay()),
        cap == null ? "" : count(cap.perWeek()),
        cap == null ? FrequencyCap.OnExceeded.DEFER : cap.onExceeded());
  }

  /** Reads what a browser sent; lines of quiet hours without any time are left out. */
  static SettingsForm read(MultivaluedMap<String, String> form) {
    return new SettingsForm(
        (long) number(text(form, "revision"), 0),
        text(form, "companyName"),
        text(form, "defaultZone"),
        text(form, "emailAddress"),
        text(form, "emailName"),
        text(form, "emailReplyTo"),
        text(form, "smsFrom"),
        quietHours(form),
        text(form, "perDay"),
        text(form, "perWeek"),
        choice(FrequencyCap.OnExceeded.class, text(form, "onExceeded")));
  }

  /** What is asked for; nothing is checked yet. */
  SettingsChange change() {
    return new SettingsChange(
        orNull(companyName),
        orNull(defaultZone),
        emailAddress.isEmpty() && emailName.isEmpty() && emailReplyTo.isEmpty()
            ? null
            : new EmailSender(emailAddress, orNull(emailName), orNull(emailReplyTo)),
        smsFrom.isEmpty() ? null : new SmsSender(smsFrom),
        quietHours.stream().<@Nullable QuietHoursDraft>map(Quiet::draft).toList(),
        perDay.isEmpty() && perWeek.isEmpty()
            ? null
            : new FrequencyCapDraft(limit(perDay), limit(perWeek), onExceeded));
  }

  private static List<Quiet> quietHours(MultivaluedMap<String, String> form) {
    List<String> channels = form.getOrDefault("quietChannel", List.of());
    List<String> starts = form.getOrDefault("quietStart", List.of());
    List<String> ends = form.getOrDefault("quietEnd", List.of());
    List<String> actions = form.getOrDefault("onQuiet", List.of());
    int lines =
        List.of(channels.size(), starts.size(), ends.size(), actions.size()).stream()
            .min(Integer::compare)
            .orElse(0);
    List<Quiet> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      Quiet line =
          new Quiet(
              choice(Channel.class, channels.get(i)),
              starts.get(i).strip(),
              ends.get(i).strip(),
              choice(QuietHours.OnQuiet.class, actions.get(i)));
      if (!line.isBlank()) {
        all.add(line);
      }
    }
    return all;
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "").strip();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String count(@Nullable Integer count) {
    return count == null ? "" : count.toString();
  }

  private static @Nullable Integer limit(String text) {
    return text.isEmpty() ? null : Integer.valueOf(number(text, NO_NUMBER));
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static @Nullable LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The first one where a browser sent what the page does not offer. */
  private static <E extends Enum<E>> E choice(Class<E> type, String key) {
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst()
        .orElse(all[0]);
  }
}
