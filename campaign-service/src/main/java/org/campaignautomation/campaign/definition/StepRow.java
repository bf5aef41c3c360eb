package org.campaignautomation.campaign.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** A stored step of one version of a campaign. */
@Entity
@Table(name = "campaign_sequences")
@IdClass(StepRow.Key.class)
class StepRow {
  /** One step at each position of a version. */
  record Key(UUID campaignId, int version, int position) {}

  @Id
  @Column(name = "campaign_id")
  private UUID campaignId;

  @Id @Column private int version;

  @Id @Column private int position;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "step_id")
  private UUID stepId;

  @Column private String channel;

  @Column(name = "delay_amount")
  private int delayAmount;

  @Column(name = "delay_unit")
  private String delayUnit;

  @Column(name = "delay_from")
  private String delayFrom;

  @Column private @Nullable String subject;

  @Column private @Nullable String html;

  @Column(name = "body_text")
  private @Nullable String bodyText;

  @Column(name = "max_lateness_amount")
  private @Nullable Integer maxLatenessAmount;

  @Column(name = "max_lateness_unit")
  private @Nullable String maxLatenessUnit;

  @Column(name = "on_too_late")
  private String onTooLate;

  @Column(name = "missing_variable")
  private String missingVariable;

  /** For Hibernate. */
  StepRow() {}

  StepRow(Campaign campaign, Step step) {
    Delay maxLateness = step.maxLateness();
    campaignId = campaign.id();
    version = campaign.version();
    position = step.position();
    tenantId = campaign.tenantId();
    stepId = step.id();
    channel = EnumColumns.text(step.channel());
    delayAmount = step.delay().amount();
    delayUnit = EnumColumns.text(step.delay().unit());
    delayFrom = EnumColumns.text(step.delayFrom());
    subject = step.subject();
    html = step.html();
    bodyText = step.text();
    maxLatenessAmount = maxLateness == null ? null : maxLateness.amount();
    maxLatenessUnit = maxLateness == null ? null : EnumColumns.text(maxLateness.unit());
    onTooLate = EnumColumns.text(step.onTooLate());
    missingVariable = EnumColumns.text(step.missingVariable());
  }

  ScheduleRow.Key versionKey() {
    return new ScheduleRow.Key(campaignId, version);
  }

  Step step() {
    return new Step(
        stepId,
        position,
        EnumColumns.value(Channel.class, channel),
        new Delay(delayAmount, EnumColumns.value(Delay.Unit.class, delayUnit)),
        EnumColumns.value(DelayFrom.class, delayFrom),
        subject,
        html,
        bodyText,
        maxLateness(),
        EnumColumns.value(OnTooLate.class, onTooLate),
        EnumColumns.value(MissingVariable.class, missingVariable));
  }

  private @Nullable Delay maxLateness() {
    return maxLatenessAmount == null || maxLatenessUnit == null
        ? null
        : new Delay(maxLatenessAmount, EnumColumns.value(Delay.Unit.class, maxLatenessUnit));
  }
}
