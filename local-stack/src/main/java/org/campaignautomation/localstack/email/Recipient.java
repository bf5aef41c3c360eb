package org.campaignautomation.localstack.email;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** A recipient as GreenMail wants to see one; it keeps no mailbox, the inbox does. */
record Recipient(String address) implements GreenMailUser {
  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public void deliver(MovingMessage message) {
    // Kept by the inbox already.
  }

  @Override
  public void deliver(MimeMessage message) {
    // Kept by the inbox already.
  }

  @Override
  public void create() {
    // There is nothing to make.
  }

  @Override
  public void delete() {
    // There is nothing to remove.
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {
    // Nobody logs in.
  }

  @Override
  public void authenticate(String password) {
    // Everybody may send.
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }
}
