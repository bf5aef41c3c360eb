#!/usr/bin/env bash
# Makes the topics that are missing, with their partitions and how long they are kept. Safe to repeat.
#
#   deploy/kafka/topics.sh BOOTSTRAP_SERVERS TENANT...
#
# REPLICATION  replicas per partition (3)
# KAFKA_TOPICS the client's own script (kafka-topics.sh)
set -euo pipefail

if (($# < 2)); then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

bootstrap=$1
shift
replication=${REPLICATION:-3}
kafka_topics=${KAFKA_TOPICS:-kafka-topics.sh}

day=86400000
# Room for a campaign of a mebibyte, and for a dead letter, which is a record with further headers.
large="max.message.bytes=$((4 * 1024 * 1024))"
compacted="cleanup.policy=compact max.compaction.lag.ms=$day segment.ms=$day"

# topic NAME PARTITIONS "CONFIG..." GROUP...: the topic, and a dead-letter topic for each group that reads it
topic() {
  local name=$1 partitions=$2 config=$3
  shift 3
  create "$name" "$partitions" "$config"
  for group in "$@"; do
    create "$name.$group.dlq" 1 "cleanup.policy=delete retention.ms=$((14 * day)) $large"
  done
}

create() {
  local name=$1 partitions=$2 settings=() setting
  for setting in $3; do
    settings+=(--config "$setting")
  done
  "$kafka_topics" --bootstrap-server "$bootstrap" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "$replication" "${settings[@]}"
}

kept() { echo "cleanup.policy=delete retention.ms=$(($1 * day))"; }

topic campaign.settings.v1 1 "$compacted" enrollment-service dispatch-service
topic campaign.definitions.v1 6 "cleanup.policy=delete retention.ms=-1 $large" enrollment-service dispatch-service
topic campaign.contacts.v1 24 "$compacted" enrollment-service dispatch-service
topic enrollment.due-jobs-email.v1 24 "$(kept 3)" dispatch-service
topic enrollment.due-jobs-sms.v1 24 "$(kept 3)" dispatch-service
topic enrollment.due-jobs-test.v1 3 "$(kept 1)" dispatch-service
topic dispatch.deliveries.v1 24 "$(kept 7)" enrollment-service
topic enrollment.progress.v1 6 "$(kept 2)" campaign-service
for tenant in "$@"; do
  topic "crm.$tenant.contacts.v1" 6 "$(kept 7)" campaign-service
done
