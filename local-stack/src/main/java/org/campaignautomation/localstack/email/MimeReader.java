package org.campaignautomation.localstack.email;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.localstack.email.ReceivedEmail.Mailbox;
import org.jspecify.annotations.Nullable;

/** Takes a MIME message apart. */
final class MimeReader {
  private MimeReader() {}

  static ReceivedEmail read(
      String id, Instant receivedAt, MimeMessage message, List<String> envelopeTo)
      throws MessagingException, IOException {
    return new ReceivedEmail(
        id,
        receivedAt,
        orEmpty(message.getMessageID()).replaceAll("^<|>$", ""),
        mailboxes(message.getFrom()).stream().findFirst().orElse(new Mailbox("", "")),
        mailboxes(message.getRecipients(Message.RecipientType.TO)),
        envelopeTo,
        orEmpty(message.getSubject()),
        find(message, "text/plain"),
        find(message, "text/html"),
        headers(message));
  }

  /** The content of the first part of that type, attachments aside. */
  private static String find(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return part.getContent().toString();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        String found = find(child, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static List<Mailbox> mailboxes(Address @Nullable [] addresses) {
    if (addresses == null) {
      return List.of();
    }
    return Arrays.stream(addresses)
        .map(
            address ->
                address instanceof InternetAddress mailbox
                    ? new Mailbox(orEmpty(mailbox.getPersonal()), orEmpty(mailbox.getAddress()))
                    : new Mailbox("", address.toString()))
        .toList();
  }

  private static Map<String, String> headers(MimeMessage message) throws MessagingException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.put(header.getName(), header.getValue());
    }
    return headers;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
