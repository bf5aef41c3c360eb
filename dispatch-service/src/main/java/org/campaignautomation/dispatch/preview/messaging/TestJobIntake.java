package org.campaignautomation.dispatch.preview.messaging;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.dispatch.intake.TopicHandler;
import org.campaignautomation.dispatch.preview.TestJobs;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.jspecify.annotations.Nullable;

/** Reads test jobs; a loop of its own, so that a test waits for no sending. */
@Singleton
class TestJobIntake implements TopicHandler {
  private static final int BATCH = 50;

  private final EventBatches batches;
  private final TestJobs tests;

  TestJobIntake(EventBatches batches, TestJobs tests) {
    this.batches = batches;
    this.tests = tests;
  }

  @Override
  public String name() {
    return "tests";
  }

  @Override
  public List<String> topics() {
    return List.of(Topics.DUE_JOBS_TEST);
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public void handle(List<ConsumerRecord<String, byte[]>> batch) {
    batches.apply(batch, GROUP, TestJobIntake::read, tests::answer);
  }

  static @Nullable TestJobDue read(IncomingEvent event) throws IOException {
    if (event.body() == null || !"TestJobDue".equals(event.type())) {
      return null;
    }
    TestJobDue job = ContractJson.mapper().readValue(event.body(), TestJobDue.class);
    if (!job.tenantId().equals(event.tenantId())) {
      throw new IllegalArgumentException("header and body name different tenants");
    }
    return job;
  }
}
