package org.campaignautomation.dispatch.delivery.messaging;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.delivery.Dispatcher;
import org.campaignautomation.dispatch.intake.TopicHandler;

/** One intake for each channel, so that a slow relay holds up no SMS. */
@Singleton
class DueJobIntakes {
  private final Dispatcher dispatcher;

  DueJobIntakes(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Produces
  @Singleton
  TopicHandler email() {
    return new DueJobIntake(Channel.EMAIL, dispatcher);
  }

  @Produces
  @Singleton
  TopicHandler sms() {
    return new DueJobIntake(Channel.SMS, dispatcher);
  }
}
