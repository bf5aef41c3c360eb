package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.TemplateExtension;
import org.campaignautomation.campaign.dispatch.Delivery;
import org.campaignautomation.campaign.dispatch.Provider;
import org.campaignautomation.campaign.enrollment.Backlog;
import org.campaignautomation.campaign.enrollment.Job;

/** Channels as pages write them. */
final class Channels {
  private Channels() {}

  @TemplateExtension
  static String channelName(Provider provider) {
    return name(provider.channel());
  }

  @TemplateExtension
  static String channelName(Backlog.Waiting waiting) {
    return name(waiting.channel());
  }

  @TemplateExtension
  static String channelName(Delivery delivery) {
    return name(delivery.channel());
  }

  @TemplateExtension
  static String channelName(Job job) {
    return name(job.channel());
  }

  static String name(String channel) {
    return channel.equals("sms") ? "SMS" : "e-mail";
  }
}
