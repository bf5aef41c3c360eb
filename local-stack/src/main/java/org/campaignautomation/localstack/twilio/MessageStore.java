package org.campaignautomation.localstack.twilio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The newest messages, up to a bound. */
final class MessageStore {
  private final Map<String, SmsMessage> messages;

  MessageStore(int capacity) {
    this.messages =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, SmsMessage> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized void add(SmsMessage message) {
    messages.put(message.sid(), message);
  }

  synchronized Optional<SmsMessage> get(String sid) {
    return Optional.ofNullable(messages.get(sid));
  }

  /** Changes a message and gives its new state; empty if it was pushed out meanwhile. */
  synchronized Optional<SmsMessage> update(String sid, UnaryOperator<SmsMessage> change) {
    return Optional.ofNullable(
        messages.computeIfPresent(sid, (key, message) -> change.apply(message)));
  }

  synchronized List<SmsMessage> oldestFirst() {
    return List.copyOf(messages.values());
  }

  synchronized List<SmsMessage> newestFirst() {
    List<SmsMessage> all = new ArrayList<>(messages.values());
    Collections.reverse(all);
    return all;
  }

  synchronized void clear() {
    messages.clear();
  }
}
